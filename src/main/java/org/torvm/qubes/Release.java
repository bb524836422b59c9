package org.torvm.qubes;

/**
 * The releases whose Admin API differs for this program. R4.2 and R4.3 are told apart by what they
 * answer: {@code admin.vm.List} carries {@code uuid=} from R4.3 on.
 */
public enum Release {
  R4_2("4.2"),
  R4_3("4.3"),
  UNKNOWN("unknown");

  private final String word;

  Release(String word) {
    this.word = word;
  }

  /** The release as users write it, such as {@code 4.3}. */
  public String word() {
    return word;
  }
}
