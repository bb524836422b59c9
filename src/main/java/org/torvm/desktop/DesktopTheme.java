package org.torvm.desktop;

/** How the desktop wants programs to look. For the thread of the screen only. */
public interface DesktopTheme {
  /** Light or dark, as it is now; light when the desktop does not say. */
  Brightness brightness();

  /** Whether the user asked the whole desktop for less motion; no when it does not say. */
  boolean wantsLessMotion();

  /**
   * Calls {@code listener} whenever one of them has changed, on the thread of the screen.
   *
   * @return closing it ends the calling
   */
  Following follow(Runnable listener);

  /** Ends a following. */
  interface Following extends AutoCloseable {
    @Override
    void close();
  }

  /** A desktop that says nothing and never changes: for pictures. */
  static DesktopTheme silent() {
    return new DesktopTheme() {
      @Override
      public Brightness brightness() {
        return Brightness.LIGHT;
      }

      @Override
      public boolean wantsLessMotion() {
        return false;
      }

      @Override
      public Following follow(Runnable listener) {
        return () -> {};
      }
    };
  }
}
