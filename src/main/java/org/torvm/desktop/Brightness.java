package org.torvm.desktop;

/** Whether a desktop shows dark words on light or light words on dark. */
public enum Brightness {
  LIGHT,
  DARK
}
