package org.torvm.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.torvm.desktop.Brightness;
import org.torvm.desktop.DesktopTheme;

/**
 * The only door to the FX thread. Nothing else in the program calls {@link Platform}; a test holds
 * that line.
 */
public final class FxThread {
  /**
   * Starts the toolkit, unless it runs already, and keeps it running when the last window is
   * closed.
   *
   * @throws IllegalStateException when there is no display and no headless platform
   */
  public void start() {
    var started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException alreadyRunning) {
      Platform.runLater(started::countDown);
    } catch (UnsupportedOperationException noDisplay) {
      throw new IllegalStateException("no display", noDisplay);
    }
    Platform.setImplicitExit(false);
    try {
      started.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs {@code task} on the FX thread: at once when called there, else as soon as it is free. */
  public void run(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }

  /**
   * What {@code task} gives on the FX thread. Blocks the caller until then.
   *
   * @throws IllegalStateException when the task fails or the caller is interrupted
   */
  public <T> T ask(Callable<T> task) {
    var answer = new CompletableFuture<T>();
    run(() -> {
      try {
        answer.complete(task.call());
      } catch (Exception e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Puts that text where it can be pasted from, in this qube only. FX thread only. */
  public void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /**
   * The desktop as the toolkit knows it. Source: the class documentation of {@link
   * Platform.Preferences} of JavaFX 26; on the headless platform it says nothing. FX thread only.
   */
  public DesktopTheme desktop() {
    return new Desktop(Platform.getPreferences());
  }

  /**
   * A way for values to reach {@code sink} on the FX thread, at most once a pulse. When several
   * come between two pulses, only the latest gets through. May be called on any thread; never
   * blocks.
   */
  public <T> Consumer<T> latest(Consumer<T> sink) {
    return new Latest<>(sink);
  }

  private record Desktop(Platform.Preferences preferences) implements DesktopTheme {
    @Override
    public Brightness brightness() {
      return preferences.getColorScheme() == ColorScheme.DARK ? Brightness.DARK : Brightness.LIGHT;
    }

    @Override
    public boolean wantsLessMotion() {
      return preferences.isReducedMotion();
    }

    @Override
    public Following follow(Runnable listener) {
      var following =
          Subscription.combine(
              preferences.colorSchemeProperty().subscribe(listener),
              preferences.reducedMotionProperty().subscribe(listener));
      return following::unsubscribe;
    }
  }

  private static final class Latest<T> extends AnimationTimer implements Consumer<T> {
    private final AtomicReference<@Nullable T> pending = new AtomicReference<>();
    private final Consumer<T> sink;

    Latest(Consumer<T> sink) {
      this.sink = sink;
    }

    @Override
    public void accept(T value) {
      if (pending.getAndSet(value) == null) {
        Platform.runLater(this::start);
      }
    }

    @Override
    public void handle(long now) {
      T value = pending.getAndSet(null);
      if (value == null) {
        stop();
      } else {
        sink.accept(value);
      }
    }
  }
}
