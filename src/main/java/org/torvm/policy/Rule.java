package org.torvm.policy;

import java.util.Optional;

/**
 * One line that decides calls.
 *
 * @param place where it stands
 * @param text the line as it is written there, without the white space around it; for the refusals
 *     that Qubes adds after a file of the old format, what they would be
 * @param service the service; empty for every service
 * @param argument the argument with its {@code +}, where {@code +} alone is no argument; empty for
 *     every argument
 * @param source who calls
 * @param target whom the call is meant for
 * @param action what happens with it
 */
public record Rule(
    Place place,
    String text,
    Optional<String> service,
    Optional<String> argument,
    Token source,
    Token target,
    Action action) {

  /** Whether the line is about that service. */
  public boolean isAbout(String someService) {
    return service.isEmpty() || service.get().equals(someService);
  }
}
