package org.torvm.admin.value;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.text.Visible;

/**
 * A qube to be made.
 *
 * <p>It begins with the default net qube and the default disposable template: whoever makes one for
 * Tor sets both before it is ever started.
 *
 * @param klass its class
 * @param template what it is based on; none for the default, and for templates and standalones
 * @param name its name
 * @param label the name of its label; a number is refused by qubesd
 * @param pool the storage pool for all its volumes; none for the default
 * @param volumePools storage pools for single volumes, by volume name
 */
public record NewQube(
    QubeClass klass,
    Optional<QubeName> template,
    QubeName name,
    String label,
    Optional<String> pool,
    Map<String, String> volumePools) {
  /**
   * @throws IllegalArgumentException when the label or a pool would not be one word
   */
  public NewQube {
    volumePools = Map.copyOf(volumePools);
    requireWord(label);
    pool.ifPresent(NewQube::requireWord);
    volumePools.forEach((volume, volumePool) -> {
      requireWord(volume);
      requireWord(volumePool);
    });
  }

  /** A qube in the default storage pools. */
  public static NewQube of(
      QubeClass klass, Optional<QubeName> template, QubeName name, String label) {
    return new NewQube(klass, template, name, label, Optional.empty(), Map.of());
  }

  /** Whether {@code admin.vm.CreateInPool} is needed instead of {@code admin.vm.Create}. */
  public boolean choosesPools() {
    return pool.isPresent() || !volumePools.isEmpty();
  }

  /** The payload on the wire. */
  public String payload() {
    var text = new StringBuilder("name=" + name + " label=" + label);
    pool.ifPresent(p -> text.append(" pool=").append(p));
    new TreeMap<>(volumePools)
        .forEach((volume, p) -> text.append(" pool:").append(volume).append('=').append(p));
    return text.toString();
  }

  private static void requireWord(String text) {
    if (text.isEmpty()
        || !Visible.isPrintableAscii(text)
        || text.indexOf(' ') >= 0
        || text.contains("=")) {
      throw new IllegalArgumentException("a label and a pool are one word each");
    }
  }
}
