package org.torvm.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.torvm.ui.frame.BarWishes;
import org.torvm.ui.graph.GraphView;

/** What keys do anywhere in the window, unless something over the window has the keyboard. */
final class WindowKeys {
  private final List<Node> areas;
  private final BooleanSupplier covered;
  private final Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();

  /**
   * @param areas what F6 goes around
   * @param search puts the cursor into the search
   * @param covered whether something over the window has the keyboard
   */
  WindowKeys(
      GraphView graph,
      List<Node> areas,
      BarWishes wishes,
      Runnable search,
      BooleanSupplier covered) {
    this.areas = List.copyOf(areas);
    this.covered = covered;
    put(KeyCode.T, wishes::torify);
    put(KeyCode.Z, wishes::undo);
    put(KeyCode.H, wishes::showHistory);
    put(KeyCode.F, search);
    List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD).forEach(c -> put(c, graph::zoomIn));
    List.of(KeyCode.MINUS, KeyCode.SUBTRACT).forEach(c -> put(c, graph::zoomOut));
    List.of(KeyCode.DIGIT0, KeyCode.NUMPAD0).forEach(c -> put(c, graph::fit));
    keys.put(new KeyCodeCombination(KeyCode.F1), wishes::showKeys);
  }

  /** Does what the key means; to be called for keys that nothing in the window wanted. */
  void key(KeyEvent event) {
    if (covered.getAsBoolean()) {
      return;
    }
    if (event.getCode() == KeyCode.F6) {
      goOn(event.isShiftDown() ? -1 : 1, (Node) event.getTarget());
      event.consume();
      return;
    }
    keys.forEach((key, action) -> {
      if (!event.isConsumed() && key.match(event)) {
        event.consume();
        action.run();
      }
    });
  }

  private void put(KeyCode code, Runnable action) {
    keys.put(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), action);
  }

  /** To the next area that has something that can take the keyboard. */
  private void goOn(int step, Node from) {
    int here = -1;
    for (int i = 0; i < areas.size(); i++) {
      if (isIn(from, areas.get(i))) {
        here = i;
      }
    }
    int start = here < 0 && step < 0 ? 0 : here;
    for (int i = 1; i <= areas.size(); i++) {
      var door = door(areas.get(Math.floorMod(start + i * step, areas.size())));
      if (door.isPresent()) {
        door.get().requestFocus();
        return;
      }
    }
  }

  private static Optional<Node> door(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream().flatMap(c -> door(c).stream()).findFirst()
        : Optional.empty();
  }

  private static boolean isIn(Node node, Node area) {
    for (Node here = node; here != null; here = here.getParent()) {
      if (here.equals(area)) {
        return true;
      }
    }
    return false;
  }
}
