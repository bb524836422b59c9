package org.torvm.policy;

/**
 * Where something stands in the policy.
 *
 * @param folder the folder of the file, such as {@code /etc/qubes/policy.d}
 * @param file the name of the file, such as {@code 30-user.policy}
 * @param line the line, counted from 1; 0 for the file as a whole, and for the refusals that Qubes
 *     adds by itself after a file of the old format
 */
public record Place(String folder, String file, int line) {
  /** The file with its folder. */
  public String path() {
    return folder + "/" + file;
  }

  /** Another line of the same file. */
  public Place at(int otherLine) {
    return new Place(folder, file, otherLine);
  }

  /** File and line as people write them: {@code 30-user.policy:12}. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
