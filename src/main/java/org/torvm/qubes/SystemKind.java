package org.torvm.qubes;

/** Which system a snapshot was taken of. Every title, text and file that shows one says so. */
public enum SystemKind {
  /** qubesd's own socket in dom0. */
  DOM0("dom0"),
  /** Through {@code qrexec-client-vm} from a qube that policy allows to manage others. */
  MANAGEMENT("management"),
  /** The embedded demo system: not the user's qubes. */
  DEMO("demo"),
  /** A socket that was named on the command line. */
  SOCKET("socket");

  private final String word;

  SystemKind(String word) {
    this.word = word;
  }

  /** The word in reports, such as {@code dom0}. */
  public String word() {
    return word;
  }
}
