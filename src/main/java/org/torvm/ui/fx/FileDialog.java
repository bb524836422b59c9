package org.torvm.ui.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.torvm.desktop.SaveDialog;

/** The toolkit's dialog for a file, over the window that has the focus. FX thread only. */
public final class FileDialog implements SaveDialog {
  @Override
  public Optional<Path> ask(String title, String name, List<Kind> kinds) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name + kinds.getFirst().ending());
    for (Kind kind : kinds) {
      chooser.getExtensionFilters().add(new ExtensionFilter(kind.words(), "*" + kind.ending()));
    }
    var over = Window.getWindows().stream().filter(Window::isFocused).findFirst();
    return Optional.ofNullable(chooser.showSaveDialog(over.orElse(null)))
        .map(file -> named(file.toPath(), kinds, chooser));
  }

  /** A name without an ending gets that of the kind that is picked. */
  private static Path named(Path file, List<Kind> kinds, FileChooser chooser) {
    var name = String.valueOf(file.getFileName());
    if (kinds.stream().anyMatch(k -> name.endsWith(k.ending()))) {
      return file;
    }
    int picked = chooser.getExtensionFilters().indexOf(chooser.getSelectedExtensionFilter());
    return file.resolveSibling(name + kinds.get(Math.max(0, picked)).ending());
  }
}
