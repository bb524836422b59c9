package org.torvm.ui.graph.drawing;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/** One line on a card, cut off with dots where the card ends. */
final class CardText {
  private final Text text = new Text();
  private final Scale back = new Scale(1, 1);
  private final boolean isName;
  private String words = "";
  private double room;
  private Lettering lettering;

  CardText(String look, Lettering lettering) {
    this.isName = look.equals("qube-name");
    this.lettering = lettering;
    text.getStyleClass().add(look);
    text.setTextOrigin(VPos.CENTER);
    text.setManaged(false);
    text.setMouseTransparent(true);
    text.getTransforms().setAll(back);
    letter(lettering);
  }

  Node node() {
    return text;
  }

  void show(String newWords) {
    if (!words.equals(newWords)) {
      words = newWords;
      fit();
    }
  }

  /** Puts it there; {@code y} is the middle. */
  void place(double x, double y, double newRoom) {
    text.setLayoutX(x);
    text.setLayoutY(y);
    if (room != newRoom) {
      room = newRoom;
      fit();
    }
  }

  /** Sets it in that size, without moving it. */
  void letter(Lettering next) {
    lettering = next;
    text.setFont(font());
    back.setX(1 / next.scale());
    back.setY(1 / next.scale());
  }

  private Font font() {
    return isName ? lettering.name() : lettering.kind();
  }

  private void fit() {
    text.setText(words);
    double most = room * lettering.scale();
    for (int kept = words.length() - 1; room > 0 && kept > 0 && width() > most; kept--) {
      text.setText(words.substring(0, kept).strip() + "…");
    }
  }

  private double width() {
    return text.getLayoutBounds().getWidth();
  }
}
