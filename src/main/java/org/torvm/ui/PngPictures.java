package org.torvm.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import org.torvm.graph.GraphPicture;
import org.torvm.graph.Words;
import org.torvm.qubes.SystemKind;
import org.torvm.text.Messages;
import org.torvm.ui.fx.FxThread;
import org.torvm.ui.fx.Pictures;
import org.torvm.ui.fx.Theme;
import org.torvm.ui.graph.GraphView;
import org.torvm.ui.graph.GraphWishes;

/**
 * The graph and the whole window as PNG files, drawn by the very code that draws the live window.
 * Starts the toolkit; where there is no display, {@code -Dglass.platform=Headless} must be set.
 */
public final class PngPictures {
  private static final double CAPTION = 30;
  private static final double LEAST_WIDTH = 520;

  private final FxThread fx;
  private final Messages messages;

  /** Pictures with those words. */
  public PngPictures(FxThread fx, Messages messages) {
    this.fx = fx;
    this.messages = messages;
  }

  /** The graph, with a line under it that says which system it shows. */
  public byte[] graph(GraphPicture picture, Theme theme, double scale) {
    fx.start();
    return new Pictures(fx)
        .png(
            () -> framed(picture),
            theme,
            Math.max(LEAST_WIDTH, Math.ceil(picture.width())),
            Math.ceil(picture.height()) + CAPTION,
            scale);
  }

  /** The window as it would be shown now, at the size that it has at first. */
  public byte[] window(Surroundings around, Theme theme, double scale) {
    return window(around, theme, TorvmWindow.WIDTH, TorvmWindow.HEIGHT, scale);
  }

  /** The window as it would be shown now, at that size in pixels at 1x. */
  public byte[] window(
      Surroundings around, Theme theme, double width, double height, double scale) {
    fx.start();
    var model = fx.ask(() -> new MainViewModel(around));
    try {
      return new Pictures(fx).png(() -> new MainWindow(model, around), theme, width, height, scale);
    } finally {
      model.close();
    }
  }

  private BorderPane framed(GraphPicture picture) {
    var graph = new GraphView(messages, GraphWishes.none());
    graph.show(picture);
    var caption = new Label(messages.say(Words.captionOf(picture)));
    caption.getStyleClass().add("picture-caption");
    if (picture.kind() == SystemKind.DEMO) {
      caption.getStyleClass().add("demo");
    }
    caption.setMinHeight(CAPTION);
    return new BorderPane(graph, null, null, caption, null);
  }
}
