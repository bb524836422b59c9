package org.torvm.portrait;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.qubes.Known;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;
import org.torvm.qubes.WatchedFeatures;
import org.torvm.text.Text;

/**
 * Which services are switched for a qube. A service that is not mentioned is left to what its
 * template does by itself. Only the qube's own count: qubesd hands a qube nothing of its template's
 * ({@code qubes/ext/services.py}); a disposable has a copy of its disposable template's, made when
 * it was made.
 *
 * @param switched by name, whether it is on
 * @param note where they come from, or what of the template does not count here
 */
public record Services(Known<SortedMap<String, Boolean>> switched, Optional<Text> note) {
  /** Copies the map. */
  public Services {
    switched = switched.map(s -> Collections.unmodifiableSortedMap(new TreeMap<>(s)));
  }

  static Services of(Qube qube, QubesSystem system) {
    var own = services(qube);
    var template = qube.template().value().flatMap(t -> t);
    if (qube.klass() == QubeClass.DISPOSABLE) {
      return new Services(own, template.map(t -> Text.of("portrait.services.copied", t)));
    }
    var ignored =
        template
            .flatMap(system::qube)
            .flatMap(t -> services(t).value())
            .filter(s -> !s.isEmpty())
            .map(s -> Text.of("portrait.services.ignored", names(template), words(s)));
    return new Services(own, ignored);
  }

  private static String names(Optional<QubeName> template) {
    return template.map(QubeName::value).orElse("");
  }

  private static String words(SortedMap<String, Boolean> services) {
    return String.join(", ", services.keySet());
  }

  private static Known<SortedMap<String, Boolean>> services(Qube qube) {
    return qube.features()
        .map(features -> {
          SortedMap<String, Boolean> services = new TreeMap<>();
          features.forEach((key, value) ->
              WatchedFeatures.service(key).ifPresent(name -> services.put(name, !value.isEmpty())));
          return services;
        });
  }
}
