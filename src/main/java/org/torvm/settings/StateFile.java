package org.torvm.settings;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A small file that only its owner can read (mode 0600, in a directory of mode 0700) and that is
 * always either the old one or the new one, whole, also after a loss of power.
 */
public final class StateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;
  private final int limit;

  /**
   * @param path where it is
   * @param limit how many bytes it may have
   */
  public StateFile(Path path, int limit) {
    this.path = path.toAbsolutePath();
    this.limit = limit;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * What is in it; nothing when it does not exist.
   *
   * @throws IOException also when it is longer than the limit
   */
  public Optional<byte[]> read() throws IOException {
    try (var in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new IOException("longer than " + limit + " bytes");
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Replaces it. When this returns, the new content is on the disk; when it throws, the old content
   * is still there.
   */
  public void write(byte[] bytes) throws IOException {
    if (bytes.length > limit) {
      throw new IOException("longer than " + limit + " bytes");
    }
    makeDirectory();
    var temporary =
        Files.createTempFile(directory(), path.getFileName() + ".", ".tmp", ownerOnly());
    try {
      try (var channel = FileChannel.open(temporary, WRITE)) {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
      syncDirectory();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Gives it another name beside itself, so that it is kept and no longer in the way. */
  public Path setAside(String suffix) throws IOException {
    for (int number = 0; ; number++) {
      var aside = path.resolveSibling(path.getFileName() + suffix + (number == 0 ? "" : number));
      if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
        return Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /**
   * Waits until no other process holds this lock, and holds it. Threads of one process must agree
   * among themselves before.
   */
  public Lock lock() throws IOException {
    makeDirectory();
    var beside = path.resolveSibling(path.getFileName() + ".lock");
    try {
      Files.createFile(beside, ownerOnly());
    } catch (FileAlreadyExistsException e) {
      // Made by an earlier run.
    }
    var channel = FileChannel.open(beside, READ, WRITE, CREATE);
    try {
      channel.lock();
      return channel::close;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Holds other processes off until it is closed. */
  public interface Lock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  private Path directory() {
    return path.resolveSibling("");
  }

  private void makeDirectory() throws IOException {
    Files.createDirectories(
        directory(), PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
  }

  // A rename is on the disk only when the directory is.
  private void syncDirectory() throws IOException {
    try (var channel = FileChannel.open(directory(), READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  }
}
