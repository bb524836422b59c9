package org.torvm.settings;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The disk of this machine. What it makes only the owner can read: files have mode 0600, folders
 * 0700.
 */
public final class LocalDisk implements Disk {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  @Override
  public void replace(Path file, byte[] bytes) throws IOException {
    makeFolder(file);
    var temporary = Files.createTempFile(folder(file), file.getFileName() + ".", ".tmp", owned());
    try {
      write(temporary, bytes, WRITE);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      syncFolder(file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public void append(Path file, byte[] bytes) throws IOException {
    write(file, bytes, APPEND);
  }

  @Override
  public void remove(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      syncFolder(file);
    }
  }

  static void makeFolder(Path file) throws IOException {
    Files.createDirectories(folder(file), PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
  }

  static FileAttribute<?> owned() {
    return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  }

  private static void write(Path file, byte[] bytes, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(file, how)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  // A new name, or one that is gone, is on the disk only when the folder is.
  private static void syncFolder(Path file) throws IOException {
    try (var channel = FileChannel.open(folder(file), READ)) {
      channel.force(true);
    }
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }
}
