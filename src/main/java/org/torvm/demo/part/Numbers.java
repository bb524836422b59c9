package org.torvm.demo.part;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Numbers and identities that nobody has had yet. The same seed gives the same ones. */
public final class Numbers {
  private static final String TOKEN_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int TOKEN_LENGTH = 32;
  private final Random random;
  private final Set<Integer> dispids = new HashSet<>();
  private int lastQid;

  /** Numbers that are the same for the same seed. */
  public Numbers(long seed) {
    random = new Random(seed);
  }

  /** A qid. */
  public int qid() {
    return ++lastQid;
  }

  /** Remembers that a qid is taken. */
  public void taken(int qid) {
    lastQid = Math.max(lastQid, qid);
  }

  /** A disposable's number, 0 to 9999, not used before. */
  public int dispid() {
    int number = random.nextInt(10_000);
    while (!dispids.add(number)) {
      number = random.nextInt(10_000);
    }
    return number;
  }

  /** Remembers that a disposable's number is taken. */
  public void dispidTaken(int number) {
    dispids.add(number);
  }

  /** A uuid in lower case. */
  public String uuid() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return UUID.nameUUIDFromBytes(bytes).toString();
  }

  /** A token of 32 letters and digits. */
  public String token() {
    var token = new StringBuilder();
    for (int i = 0; i < TOKEN_LENGTH; i++) {
      token.append(TOKEN_CHARACTERS.charAt(random.nextInt(TOKEN_CHARACTERS.length())));
    }
    return token.toString();
  }
}
