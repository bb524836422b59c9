package org.torvm.settings;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A small file that only its owner can read (mode 0600, in a directory of mode 0700) and that is
 * always either the old one or the new one, whole, also after a loss of power. Lines may be added
 * to its end; of those the last one may be there in part.
 */
public final class StateFile {
  private final Path path;
  private final int limit;
  private final Disk disk;

  /**
   * @param path where it is
   * @param limit how many bytes it may have
   */
  public StateFile(Path path, int limit) {
    this(path, limit, new LocalDisk());
  }

  /**
   * @param path where it is
   * @param limit how many bytes it may have
   * @param disk what writes it
   */
  public StateFile(Path path, int limit, Disk disk) {
    this.path = path.toAbsolutePath();
    this.limit = limit;
    this.disk = disk;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** How many bytes it may have. */
  public int limit() {
    return limit;
  }

  /** Another file in the same directory, under the name of this one with more at its end. */
  public StateFile beside(String suffix) {
    return new StateFile(path.resolveSibling(path.getFileName() + suffix), limit, disk);
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
    disk.replace(path, bytes);
  }

  /** Adds to the end of it; it must exist. When this returns, what was added is on the disk. */
  public void append(byte[] bytes) throws IOException {
    if (Files.size(path) + bytes.length > limit) {
      throw new IOException("longer than " + limit + " bytes");
    }
    disk.append(path, bytes);
  }

  /** Removes it, if it is there. When this returns, it is gone from the disk. */
  public void remove() throws IOException {
    disk.remove(path);
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
    var channel = openLock();
    try {
      channel.lock();
      return channel::close;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Holds this lock, unless anybody else does. Never waits. */
  public Optional<Lock> tryLock() throws IOException {
    var channel = openLock();
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel::close);
      }
      channel.close();
      return Optional.empty();
    } catch (OverlappingFileLockException e) {
      channel.close();
      return Optional.empty();
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

  /**
   * Removes what a program that was killed while it wrote this file has left beside it. Whoever
   * calls this holds the lock, and so does everybody who writes.
   */
  public void sweep() throws IOException {
    if (!Files.isDirectory(path.resolveSibling(""))) {
      return;
    }
    try (var left =
        Files.newDirectoryStream(path.resolveSibling(""), path.getFileName() + ".*.tmp")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  private FileChannel openLock() throws IOException {
    LocalDisk.makeFolder(path);
    var beside = path.resolveSibling(path.getFileName() + ".lock");
    try {
      Files.createFile(beside, LocalDisk.owned());
    } catch (FileAlreadyExistsException e) {
      // Made by an earlier run.
    }
    return FileChannel.open(beside, READ, WRITE, CREATE);
  }
}
