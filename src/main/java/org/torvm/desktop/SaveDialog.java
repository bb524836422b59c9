package org.torvm.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user where something is to be saved. For the thread of the screen only. */
public interface SaveDialog {
  /**
   * A kind of file that can be saved.
   *
   * @param words what it is called
   * @param ending how the name of such a file ends, with its dot
   */
  record Kind(String words, String ending) {}

  /**
   * The file that the user names; it ends as one of the kinds does, and the user has agreed to
   * replace it when it is there. Empty when the user thinks better of it. Blocks the caller, not
   * the screen.
   *
   * @param title what is saved
   * @param name the name that is suggested, without an ending
   * @param kinds what it can be saved as, the usual one first
   */
  Optional<Path> ask(String title, String name, List<Kind> kinds);

  /** Nobody who could be asked: for pictures. */
  static SaveDialog none() {
    return (title, name, kinds) -> Optional.empty();
  }
}
