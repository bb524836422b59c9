package org.torvm.ui.personal;

import java.util.ArrayList;
import java.util.List;
import org.torvm.desktop.Brightness;
import org.torvm.desktop.DesktopTheme;

/** A desktop whose theme a test changes. */
public final class FakeDesktop implements DesktopTheme {
  private final List<Runnable> listeners = new ArrayList<>();
  private Brightness brightness = Brightness.LIGHT;
  private boolean lessMotion;

  public void become(Brightness next) {
    brightness = next;
    listeners.forEach(Runnable::run);
  }

  void wantLessMotion() {
    lessMotion = true;
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public Brightness brightness() {
    return brightness;
  }

  @Override
  public boolean wantsLessMotion() {
    return lessMotion;
  }

  @Override
  public Following follow(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
