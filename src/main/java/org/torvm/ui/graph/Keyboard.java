package org.torvm.ui.graph;

import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Understands keys, as of a list that is walked along its lines. FX thread only. */
final class Keyboard {
  /** What keys ask for. */
  interface Commands {
    /** Go one step; {@code keep} leaves the selection, {@code extend} adds to it. */
    void walk(Walk.Way way, boolean keep, boolean extend);

    /** Go to the first card, or to the last. */
    void jump(boolean first);

    /** Go to a qube by the beginning of its name. */
    void find(Typing typing);

    /** Take the card in or out of the selection. */
    void toggle();

    /** Select everything that is seen clearly. */
    void selectAll();

    /** Open the menu. */
    void menu();

    /** Nearer, further away, or everything. */
    void zoom(int direction);

    /** Leave what is under way; whether there was anything. */
    boolean escape();
  }

  private final Commands commands;
  private final LongSupplier clock;
  private Typing typing = Typing.NOTHING;

  /**
   * A keyboard for those commands.
   *
   * @param clock gives milliseconds
   */
  Keyboard(Commands commands, LongSupplier clock) {
    this.commands = commands;
    this.clock = clock;
  }

  void pressed(KeyEvent event) {
    if (event.isAltDown() || event.isMetaDown()) {
      return;
    }
    if (understands(event)) {
      event.consume();
    }
  }

  private boolean understands(KeyEvent event) {
    boolean control = event.isControlDown();
    var way = way(event.getCode());
    if (way.isPresent()) {
      commands.walk(way.get(), control, event.isShiftDown());
      return true;
    }
    switch (event.getCode()) {
      case HOME -> commands.jump(true);
      case END -> commands.jump(false);
      case SPACE -> commands.toggle();
      case ENTER -> {
        if (control) {
          commands.toggle();
        } else {
          commands.menu();
        }
      }
      case CONTEXT_MENU -> commands.menu();
      case ESCAPE -> {
        return commands.escape();
      }
      case F10 -> {
        if (!event.isShiftDown()) {
          return false;
        }
        commands.menu();
      }
      case A -> {
        if (!control) {
          return false;
        }
        commands.selectAll();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Letters go to a name; a sign that zooms does so unless a name is being typed. */
  void typed(KeyEvent event) {
    var letter = event.getCharacter();
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || letter.isBlank()) {
      return;
    }
    long now = clock.getAsLong();
    char sign = letter.charAt(0);
    boolean named = typing.isUnderWay(now);
    if (!named && "+=-0".indexOf(sign) >= 0) {
      commands.zoom(sign == '0' ? 0 : sign == '-' ? -1 : 1);
      event.consume();
    } else if (Character.isLetterOrDigit(sign) || (named && "-_.".indexOf(sign) >= 0)) {
      typing = typing.with(letter, now);
      commands.find(typing);
      event.consume();
    }
  }

  private static Optional<Walk.Way> way(KeyCode code) {
    return switch (code) {
      case LEFT, KP_LEFT -> Optional.of(Walk.Way.LEFT);
      case RIGHT, KP_RIGHT -> Optional.of(Walk.Way.RIGHT);
      case UP, KP_UP -> Optional.of(Walk.Way.UP);
      case DOWN, KP_DOWN -> Optional.of(Walk.Way.DOWN);
      default -> Optional.empty();
    };
  }
}
