package org.torvm.apply;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.torvm.admin.AdminException;
import org.torvm.admin.Bytes;
import org.torvm.admin.Call;
import org.torvm.admin.Transport;
import org.torvm.settings.Disk;
import org.torvm.settings.LocalDisk;

/**
 * The points at which a program can be killed so that it makes a difference: before and after each
 * change it makes to Qubes, and before, in the middle of and after each write to the disk.
 */
final class CrashPoints {
  private final int last;
  private int passed;
  private boolean crashed;

  /**
   * The program is killed at the point of that index, counted from 0; never, when it is negative.
   */
  CrashPoints(int last) {
    this.last = last;
  }

  /** The program does not get past this. Nothing catches it, as nothing survives a kill. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** How many points were passed. */
  int passed() {
    return passed;
  }

  /** That daemon, seen by the program. */
  Transport watch(Transport daemon) {
    return new Transport() {
      @Override
      public Bytes exchange(Call call, Duration deadline, int replyLimit) throws AdminException {
        if (!FakeQubesd.isChange(call.method())) {
          survive();
          return daemon.exchange(call, deadline, replyLimit);
        }
        pass();
        var answer = daemon.exchange(call, deadline, replyLimit);
        pass();
        return answer;
      }

      @Override
      public EventStream open(Call call, Duration deadline) throws AdminException {
        return daemon.open(call, deadline);
      }
    };
  }

  /** The disk, seen by the program. */
  Disk disk() {
    var real = new LocalDisk();
    return new Disk() {
      @Override
      public void replace(Path file, byte[] bytes) throws IOException {
        pass();
        real.replace(file, bytes);
        pass();
      }

      @Override
      public void append(Path file, byte[] bytes) throws IOException {
        pass();
        if (passed == last) {
          real.append(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
        pass();
        real.append(file, bytes);
        pass();
      }

      @Override
      public void remove(Path file) throws IOException {
        pass();
        real.remove(file);
        pass();
      }
    };
  }

  private void pass() {
    survive();
    if (passed++ == last) {
      crashed = true;
      throw new Killed();
    }
  }

  /** A program that was killed does nothing any more, not even what it would do in the end. */
  private void survive() {
    if (crashed) {
      throw new Killed();
    }
  }
}
