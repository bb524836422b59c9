package org.torvm.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.torvm.demo.DemoOptions;
import org.torvm.demo.DemoServer;

/**
 * The embedded demo system on a socket in a folder that only this user can enter. Folder and socket
 * are gone when it is closed, also when the program is ended by a signal.
 */
final class DemoGround implements Closeable {
  private final Path folder;
  private final DemoServer server;
  private final Thread atExit;

  private DemoGround(Path folder, DemoServer server) {
    this.folder = folder;
    this.server = server;
    this.atExit = Thread.ofPlatform().unstarted(this::clear);
  }

  /**
   * Begins to serve.
   *
   * @param parent where the folder is made
   * @throws IOException when no folder or no socket can be made there
   */
  static DemoGround in(Path parent) throws IOException {
    var folder = Files.createTempDirectory(parent, "torvm-demo-");
    var server = DemoServer.open(folder.resolve("qubesd.sock"), DemoOptions.standard());
    var ground = new DemoGround(folder, server);
    Runtime.getRuntime().addShutdownHook(ground.atExit);
    return ground;
  }

  /** Where the system answers. */
  Path socket() {
    return server.socket();
  }

  /** Where what is remembered about it is kept: it is forgotten together with it. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The program is ending, and the hook does its work right now.
    }
    clear();
  }

  private void clear() {
    try {
      server.close();
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException _) {
      // What is left is an empty socket in a private folder for temporary files.
    }
  }
}
