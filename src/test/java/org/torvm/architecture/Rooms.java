package org.torvm.architecture;

import static org.torvm.architecture.Room.Nature.PURE;
import static org.torvm.architecture.Room.Nature.SCREEN;
import static org.torvm.architecture.Room.Nature.SHELL;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms of the program and who may use whom: the one list that both the rules and the picture
 * in {@code docs/architecture.md} are made from.
 *
 * <p>A room may stand in the list before its first class is written; from then on it is held to its
 * line. A room may use only rooms that stand above it, so that no circle can be written down.
 */
final class Rooms {
  /** Every room, the most independent first. */
  static final List<Room> ALL =
      List.of(
          new Room("text", "sentences for users, by key", PURE, Set.of()),
          new Room("qubes", "what Qubes is; the snapshot", PURE, Set.of()),
          new Room(
              "untrusted", "what comes from a qube; the ways out", PURE, Set.of("text", "qubes")),
          new Room("policy", "qrexec policy and its decisions", PURE, Set.of("qubes")),
          new Room("torrc", "torrc files, without loss", PURE, Set.of("qubes")),
          new Room("gateway", "the kinds of Tor gateway", PURE, Set.of("qubes", "torrc")),
          new Room(
              "leak",
              "every way out; the rules; findings",
              PURE,
              Set.of("text", "qubes", "policy", "torrc", "gateway")),
          new Room(
              "portrait",
              "all about one qube, in data",
              PURE,
              Set.of("text", "qubes", "gateway", "leak")),
          new Room(
              "change",
              "wishes, plans, previews",
              PURE,
              Set.of("text", "qubes", "policy", "torrc", "gateway", "leak")),
          new Room(
              "graph",
              "what is drawn; SVG and DOT",
              PURE,
              Set.of("text", "qubes", "gateway", "leak", "portrait")),
          new Room(
              "report",
              "audits and changes as text and JSON",
              PURE,
              Set.of("text", "qubes", "leak", "portrait", "change")),
          new Room("admin", "the Admin API; the live system", SHELL, Set.of("text", "qubes")),
          new Room(
              "guest", "programs in a running qube", SHELL, Set.of("text", "qubes", "untrusted")),
          new Room(
              "tor",
              "talking to gateways",
              SHELL,
              Set.of("text", "qubes", "untrusted", "torrc", "gateway", "guest")),
          new Room("settings", "the user's files", SHELL, Set.of("qubes")),
          new Room(
              "apply",
              "executes plans, reads back, undoes",
              SHELL,
              Set.of(
                  "text",
                  "qubes",
                  "untrusted",
                  "leak",
                  "change",
                  "admin",
                  "guest",
                  "tor",
                  "settings")),
          new Room(
              "watch",
              "gathers evidence, audits, raises alarms",
              SHELL,
              Set.of("text", "qubes", "policy", "torrc", "gateway", "leak", "settings")),
          new Room("desktop", "notifications, dialogs, theme", SHELL, Set.of("text", "qubes")),
          new Room(
              "ui",
              "the window",
              SCREEN,
              Set.of(
                  "text",
                  "qubes",
                  "policy",
                  "torrc",
                  "gateway",
                  "leak",
                  "portrait",
                  "change",
                  "graph",
                  "report",
                  "settings",
                  "apply",
                  "watch",
                  "desktop")),
          new Room("demo", "a Qubes system in a box", SHELL, Set.of("qubes", "admin")),
          new Room(
              "cli",
              "the same functions for a terminal",
              SHELL,
              Set.of(
                  "text",
                  "qubes",
                  "leak",
                  "portrait",
                  "change",
                  "report",
                  "settings",
                  "apply",
                  "watch")),
          new Room(
              "app",
              "starts the program, makes the objects",
              SCREEN,
              Set.of(
                  "text",
                  "qubes",
                  "untrusted",
                  "policy",
                  "torrc",
                  "gateway",
                  "leak",
                  "portrait",
                  "change",
                  "graph",
                  "report",
                  "admin",
                  "guest",
                  "tor",
                  "settings",
                  "apply",
                  "watch",
                  "desktop",
                  "ui",
                  "demo",
                  "cli")));

  /** Libraries, by the beginning of their packages, and the rooms that may use each. */
  static final Map<String, Set<String>> LIBRARIES = libraries();

  private Rooms() {}

  private static Map<String, Set<String>> libraries() {
    var libraries = new LinkedHashMap<String, Set<String>>();
    libraries.put("javafx.", Set.of("ui", "app"));
    libraries.put("com.sun.", Set.of());
    libraries.put("com.google.errorprone.", Set.of("untrusted"));
    libraries.put("java.util.logging.", Set.of());
    libraries.put("org.controlsfx.", Set.of("ui"));
    libraries.put("net.freehaven.tor.", Set.of("tor"));
    libraries.put(
        "com.fasterxml.jackson.", Set.of("report", "admin", "settings", "apply", "demo", "cli"));
    libraries.put("picocli.", Set.of("cli", "app"));
    libraries.put("org.abego.treelayout.", Set.of("graph"));
    libraries.put(
        "org.slf4j.",
        Set.of(
            "admin",
            "guest",
            "tor",
            "settings",
            "apply",
            "watch",
            "desktop",
            "ui",
            "demo",
            "cli",
            "app"));
    return libraries;
  }

  static Optional<Room> named(String name) {
    return ALL.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** The arrows of the picture: those of the list without the ones that follow from others. */
  static Set<String> directUses(Room room) {
    var direct = new HashSet<>(room.mayUse());
    for (String used : room.mayUse()) {
      named(used).ifPresent(r -> direct.removeAll(r.mayUse()));
    }
    return direct;
  }
}
