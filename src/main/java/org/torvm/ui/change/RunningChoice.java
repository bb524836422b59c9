package org.torvm.ui.change;

import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.torvm.change.Wish.RunningQube;
import org.torvm.text.Messages;

/** What is to happen to a qube that is running while its net qube changes. */
final class RunningChoice extends VBox {
  private final ChangeViewModel model;
  private final ToggleGroup group = new ToggleGroup();

  RunningChoice(ChangeViewModel model, Messages messages) {
    this.model = model;
    getStyleClass().add("running-choice");
    var heading = new Label(messages.say("window.running"));
    heading.getStyleClass().add("sheet-heading");
    getChildren().add(heading);
    for (RunningQube choice : RunningQube.values()) {
      String word = word(choice);
      var button = new RadioButton(messages.say("window.running." + word));
      button.setId("running-" + word);
      button.setWrapText(true);
      button.setToggleGroup(group);
      button.setUserData(choice);
      button.setOnAction(_ -> model.runningProperty().set(choice));
      getChildren().add(button);
    }
    model.runningProperty().subscribe(this::mark);
    managedProperty().bind(visibleProperty());
  }

  /** Shows itself only where there is something to choose. */
  void update(Stage stage) {
    boolean open =
        switch (stage) {
          case Stage.Ready _, Stage.Planning _, Stage.Refused _, Stage.Choosing _ -> true;
          case Stage.Closed _, Stage.AlreadySo _, Stage.Applying _ -> false;
          case Stage.Done _, Stage.Failed _, Stage.Stopped _ -> false;
        };
    setVisible(open && model.touchesRunningQube());
  }

  private void mark(RunningQube choice) {
    group.getToggles().forEach(t -> t.setSelected(t.getUserData() == choice));
  }

  private static String word(RunningQube choice) {
    return switch (choice) {
      case RESTART -> "restart";
      case SHUT_DOWN -> "shut-down";
      case SWITCH_LIVE -> "live";
    };
  }
}
