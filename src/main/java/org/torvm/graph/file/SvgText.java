package org.torvm.graph.file;

/** Builds the text of an SVG file. Everything that goes in is escaped here. */
final class SvgText {
  private final StringBuilder text = new StringBuilder();

  /** An element that has others inside; {@code attributes} are names and values in turn. */
  void open(String name, String... attributes) {
    tag(name, attributes);
    text.append(">\n");
  }

  void close(String name) {
    text.append("</").append(name).append(">\n");
  }

  void empty(String name, String... attributes) {
    tag(name, attributes);
    text.append("/>\n");
  }

  void element(String name, String content, String... attributes) {
    tag(name, attributes);
    text.append('>').append(escape(content)).append("</").append(name).append(">\n");
  }

  void text(String content, String... attributes) {
    element("text", content, attributes);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void tag(String name, String... attributes) {
    text.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(escape(attributes[i + 1])).append('"');
    }
  }

  static String escape(String raw) {
    var safe = new StringBuilder();
    raw.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '&' -> safe.append("&amp;");
            case '"' -> safe.append("&quot;");
            default -> safe.appendCodePoint(c < ' ' ? '?' : c);
          }
        });
    return safe.toString();
  }
}
