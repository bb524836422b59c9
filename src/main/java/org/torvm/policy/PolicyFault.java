package org.torvm.policy;

/**
 * What is wrong with a policy that Qubes does not accept.
 *
 * @param place the file and line
 * @param kind what is wrong there
 */
public record PolicyFault(Place place, Kind kind) {
  /** What can be wrong, in the order in which a line is read. */
  public enum Kind {
    /** The name ends in {@code .policy} and has a character that such a name may not have. */
    FILE_NAME,
    /** Bytes that are not UTF-8. */
    NOT_TEXT,
    /** An unknown word after {@code !}, or one with too few or too many words behind it. */
    DIRECTIVE,
    /** The file or folder to be included is not there. */
    NOT_THERE,
    /** A file that includes itself, directly or through others. */
    INCLUDE_LOOP,
    /** Too few words for a rule. */
    FIELDS,
    /** A service name with characters that it may not have. */
    SERVICE,
    /** An argument that does not begin with {@code +}, or stands beside the service {@code *}. */
    ARGUMENT,
    /** A source that cannot be one. */
    SOURCE,
    /** A target that cannot be one. */
    TARGET,
    /** Not one of allow, ask and deny. */
    ACTION,
    /**
     * A parameter that the action does not have, has twice, or with a value that it cannot have.
     */
    PARAMETER,
    /** Allowed for calls without a target, and no target given. */
    TARGET_MISSING
  }
}
