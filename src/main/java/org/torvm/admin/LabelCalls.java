package org.torvm.admin;

import java.util.List;
import java.util.regex.Pattern;
import org.torvm.admin.value.Lines;
import org.torvm.admin.value.MalformedValue;
import org.torvm.qubes.QubeName;

/** Calls about labels. The same guarantees as {@link AdminApi}. */
public final class LabelCalls {
  private static final Pattern COLOUR = Pattern.compile("0x[0-9a-fA-F]{6}");

  private final Calls calls;

  LabelCalls(Calls calls) {
    this.calls = calls;
  }

  /** The names of all labels. */
  public List<String> names() throws AdminException {
    return calls.read("admin.label.List", "", QubeName.DOM0, Lines::words);
  }

  /** The colour of that label, 24 bits. */
  public int colour(String label) throws AdminException {
    return calls.read("admin.label.Get", label, QubeName.DOM0, LabelCalls::parse);
  }

  /** Makes a label of that colour, 24 bits. */
  public void create(String label, int rgb) throws AdminException {
    var payload = Bytes.of(String.format("0x%06x", rgb & 0xffffff));
    calls.change("admin.label.Create", label, QubeName.DOM0, payload);
  }

  /** Removes a label that no qube has; those that are shipped stay. */
  public void remove(String label) throws AdminException {
    calls.change("admin.label.Remove", label, QubeName.DOM0, Bytes.NONE);
  }

  private static int parse(String reply) throws MalformedValue {
    if (!COLOUR.matcher(reply).matches()) {
      throw new MalformedValue("0xRRGGBB");
    }
    return Integer.parseInt(reply.substring(2), 16);
  }
}
