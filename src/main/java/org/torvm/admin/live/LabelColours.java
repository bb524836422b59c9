package org.torvm.admin.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.torvm.admin.AdminApi;
import org.torvm.admin.AdminException;
import org.torvm.qubes.Label;
import org.torvm.text.Visible;

/**
 * The colours of labels. The eight that are shipped never change ({@code qubes/app.py}); others are
 * asked for once. For all threads.
 */
final class LabelColours {
  private static final int LONGEST = 100;

  private static final Map<String, Integer> SHIPPED =
      Map.of(
          "red", 0xcc0000,
          "orange", 0xf57900,
          "yellow", 0xedd400,
          "green", 0x73d216,
          "gray", 0x555555,
          "blue", 0x3465a4,
          "purple", 0x75507b,
          "black", 0x000000);

  private final AdminApi api;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  LabelColours(AdminApi api) {
    this.api = api;
  }

  /** Asks again for what was asked before. */
  void forget() {
    asked.clear();
  }

  /** That label; grey when its colour is refused. */
  Label of(String name) throws AdminException {
    var shipped = SHIPPED.get(name);
    if (shipped != null) {
      return new Label(name, shipped);
    }
    if (!Visible.isPrintableAscii(name)
        || name.isEmpty()
        || name.length() > LONGEST
        || name.contains(" ")) {
      return Label.UNKNOWN;
    }
    var known = asked.get(name);
    if (known != null) {
      return new Label(name, known);
    }
    try {
      int colour = api.labels().colour(name);
      asked.put(name, colour);
      return new Label(name, colour);
    } catch (AdminException.Refused | AdminException.RefusedSilently | AdminException.Garbled e) {
      return new Label(name, Label.UNKNOWN.rgb());
    }
  }
}
