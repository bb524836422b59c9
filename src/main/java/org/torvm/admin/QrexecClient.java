package org.torvm.admin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.torvm.text.Text;

/**
 * The Admin API from a qube that policy allows to manage others: each call is a run of {@code
 * qrexec-client-vm DEST METHOD+ARG} with the payload on its input and the reply on its output.
 *
 * <p>Source: {@code qubesadmin/app.py} (QubesRemote) in qubes-core-admin-client. Nothing is passed
 * through a shell, and what the program says on its error output is thrown away unread.
 */
public final class QrexecClient implements Transport {
  /** Where a qube has the program. */
  public static final Path IN_QUBE = Path.of("/usr/bin/qrexec-client-vm");

  private static final int REFUSED_BY_POLICY = 126;
  private static final int NO_SUCH_SERVICE = 127;

  private final Path program;
  private final InFlight inFlight = new InFlight();

  /** Runs that program for every call. */
  public QrexecClient(Path program) {
    this.program = program;
  }

  @Override
  public Bytes exchange(Call call, Duration deadline, int replyLimit) throws AdminException {
    var command = command(call);
    return inFlight.run(
        call,
        deadline,
        course -> {
          var process = run(command);
          course.atEnd(() -> end(process));
          try {
            course.sending();
            send(call, process);
            var reply = QubesdSocket.read(call, process.getInputStream(), replyLimit);
            requireSuccess(call, process.waitFor());
            return reply;
          } catch (IOException e) {
            throw new AdminException.ConnectionLost(call);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException.ConnectionLost(call);
          } finally {
            end(process);
          }
        });
  }

  @Override
  public EventStream open(Call call, Duration deadline) throws AdminException {
    var process = run(command(call));
    send(call, process);
    return new Stream(call, process, process.getInputStream(), new AtomicBoolean());
  }

  private List<String> command(Call call) throws AdminException.Unsayable {
    QubesdSocket.encoded(call);
    char first = call.destination().isEmpty() ? '-' : call.destination().charAt(0);
    if (first == '-' || call.method().startsWith("-")) {
      throw new AdminException.Unsayable(call);
    }
    var service = call.argument().isEmpty() ? call.method() : call.method() + "+" + call.argument();
    return List.of(program.toString(), call.destination(), service);
  }

  private static Process run(List<String> command) throws AdminException.NotReachable {
    try {
      return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new AdminException.NotReachable(Text.of("connection.no-qrexec"));
    }
  }

  private static void send(Call call, Process process) {
    try (var out = process.getOutputStream()) {
      out.write(call.payload().toArray());
    } catch (IOException e) {
      // A refused call ends before it has read its payload; its exit status says more.
    }
  }

  private static void requireSuccess(Call call, int exit) throws AdminException {
    switch (exit) {
      case 0 -> {}
      case REFUSED_BY_POLICY ->
          throw new AdminException.RefusedSilently(call, AdminException.RefusedSilently.How.POLICY);
      case NO_SUCH_SERVICE ->
          throw new AdminException.RefusedSilently(
              call, AdminException.RefusedSilently.How.NO_SUCH_SERVICE);
      default -> throw new AdminException.ConnectionLost(call);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private record Stream(Call call, Process process, InputStream in, AtomicBoolean closed)
      implements EventStream {
    @Override
    public int read(byte[] buffer) throws AdminException {
      try {
        int read = in.read(buffer);
        if (read < 0 && !closed.get() && process.waitFor(1, TimeUnit.SECONDS)) {
          requireSuccess(call, process.exitValue());
        }
        return read;
      } catch (IOException e) {
        if (closed.get()) {
          return -1;
        }
        throw new AdminException.ConnectionLost(call);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }

    @Override
    public void close() {
      closed.set(true);
      end(process);
    }
  }
}
