package org.torvm.policy.reading;

/**
 * How much is read before the policy is given up as unclear. Far beyond any real policy; they exist
 * so that no file can make this program use memory or time without end.
 *
 * @param files how many files may be given, and how often a file may be opened
 * @param characters how long a file may be
 * @param lineCharacters how long a line may be
 * @param rules how many rules there may be in all
 * @param lines how many lines may be read in all, those of a file as often as it is included
 * @param depth how deep files may include each other
 */
record ReadingLimits(
    int files, int characters, int lineCharacters, int rules, int lines, int depth) {
  static final ReadingLimits USUAL =
      new ReadingLimits(2_000, 4 << 20, 16 << 10, 50_000, 500_000, 40);
}
