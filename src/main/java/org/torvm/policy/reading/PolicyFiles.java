package org.torvm.policy.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All files that a policy is made of, as the caller found them.
 *
 * @param tops the folders whose {@code .policy} files are the policy, the strongest first: a file
 *     there replaces one of the same name in those behind it
 * @param listed the folders of which every file is in {@code files}; a file that is missing there
 *     does not exist, and anything elsewhere is unknown
 * @param files the files, those that may be included as well
 */
public record PolicyFiles(List<String> tops, Set<String> listed, List<PolicyFile> files) {
  /** Where the policy of the machine is kept. */
  public static final String MAIN = "/etc/qubes/policy.d";

  /** Where files are looked for that are included. */
  public static final String INCLUDE = MAIN + "/include";

  /** What is forgotten at the next start; a file here replaces one of {@link #MAIN} (R4.3). */
  public static final String RUNTIME = "/run/qubes/policy.d";

  /** The files of the old format, one for each service. */
  public static final String OLD = "/etc/qubes-rpc/policy";

  /** Copies the collections. */
  public PolicyFiles {
    tops = List.copyOf(tops);
    listed = Set.copyOf(listed);
    files = List.copyOf(files);
  }

  /**
   * The policy of R4.3 of those files, with every folder where Qubes looks listed.
   *
   * <p>Source: {@code qrexec/policy/parser.py}, the loader of both folders.
   */
  public static PolicyFiles complete(List<PolicyFile> files) {
    return new PolicyFiles(
        List.of(RUNTIME, MAIN), Set.of(RUNTIME, RUNTIME + "/include", MAIN, INCLUDE, OLD), files);
  }

  /** The same with one file added, or put in the place of the one of that folder and name. */
  public PolicyFiles with(PolicyFile file) {
    var changed = new ArrayList<>(without(file.folder(), file.name()).files());
    changed.add(file);
    return new PolicyFiles(tops, listed, changed);
  }

  /** The same without that file. */
  public PolicyFiles without(String folder, String name) {
    return new PolicyFiles(
        tops,
        listed,
        files.stream().filter(f -> !f.folder().equals(folder) || !f.name().equals(name)).toList());
  }
}
