package org.torvm.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the last change back. */
@Command(name = "undo")
final class UndoCommand implements Callable<Integer> {
  private final RootCommand root;
  private final FirstLook firstLook;
  private final ChangeDialogue dialogue;

  @Mixin private ChangeOptions options = new ChangeOptions();

  UndoCommand(RootCommand root, FirstLook firstLook, ChangeDialogue dialogue) {
    this.root = root;
    this.firstLook = firstLook;
    this.dialogue = dialogue;
  }

  @Override
  public Integer call() throws Stop {
    try (var session = root.open()) {
      firstLook.at(session.situations());
      return dialogue.carryOut(
          session.changes(), session.changes().planUndo(), options, "cli.undone");
    }
  }
}
