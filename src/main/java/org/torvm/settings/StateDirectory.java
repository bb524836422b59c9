package org.torvm.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.torvm.qubes.SystemKind;

/**
 * The directory of what this program remembers. What is remembered about one system never mixes
 * with what is remembered about another: the demo's past must not be undone in dom0.
 */
public final class StateDirectory {
  private static final int LARGEST_CHANGES = 8 * 1024 * 1024;

  private static final int LARGEST_SESSIONS = 64 * 1024;

  private final Path directory;

  /** Remembers in that directory, which is made when something is first written. */
  public StateDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * The file of the changes made to a system.
   *
   * @param kind which kind of system
   * @param address what tells it apart from others of its kind, such as the path of its socket; the
   *     same address gives the same file in every run
   */
  public StateFile changes(SystemKind kind, String address) {
    return file("changes-" + name(kind, address) + ".json", LARGEST_CHANGES);
  }

  /** The file of the disposable templates that are being customised in a system. */
  public StateFile customising(SystemKind kind, String address) {
    return file("customising-" + name(kind, address), LARGEST_SESSIONS);
  }

  private StateFile file(String name, int limit) {
    return new StateFile(directory.resolve(name), limit);
  }

  private static String name(SystemKind kind, String address) {
    return switch (kind) {
      case DOM0, MANAGEMENT -> kind.word();
      case DEMO, SOCKET -> kind.word() + "-" + digest(address);
    };
  }

  private static String digest(String address) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
