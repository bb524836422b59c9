package org.torvm.admin.live;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.torvm.admin.AdminApi;
import org.torvm.admin.AdminException;
import org.torvm.admin.value.NewQube;
import org.torvm.admin.value.QubeEntry;
import org.torvm.admin.value.ShutDown;
import org.torvm.qubes.GlobalReference;
import org.torvm.qubes.QubeClass;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubeReference;

/** Changes a system at random, in every way that this program knows, from a seed. */
final class Storm {
  private static final List<String> TAGS = List.of("anon-vm", "anon-gateway", "x", "must-use-tor");
  private static final List<String> FEATURES =
      List.of("internal", "service.qubes-tor", "whonix-gw", "prohibit-start", "unwatched");
  private static final List<String> LABELS = List.of("red", "green", "black", "gray");
  private static final int MOST_QUBES = 30;

  private final AdminApi api;
  private final Random random;
  private List<QubeName> names = List.of();
  private int made;
  private int created;

  Storm(AdminApi api, long seed) {
    this.api = api;
    this.random = new Random(seed);
  }

  /** Makes that many changes; what is refused does not count. */
  void blow(int changes) {
    for (int wanted = made + changes; made < wanted; ) {
      try {
        if (names.isEmpty()) {
          names = api.list().stream().map(QubeEntry::name).toList();
        }
        change(one(names));
        made++;
      } catch (AdminException.Refused | AdminException.RefusedSilently e) {
        // A random wish is often one that cannot be granted.
        if (e.saysNoSuchQube()) {
          names = List.of();
        }
      } catch (AdminException e) {
        // Made or not, when the connection breaks: the two pictures will agree on it.
        made++;
      }
    }
  }

  /** How many changes were made so far. */
  int made() {
    return made;
  }

  private void change(QubeName qube) throws AdminException {
    switch (random.nextInt(14)) {
      case 0 -> api.setReference(qube, one(List.of(QubeReference.values())), maybe());
      case 1 -> api.setReference(qube, QubeReference.NET_QUBE, maybe());
      case 2 -> api.resetReference(qube, one(List.of(QubeReference.values())));
      case 3 -> api.setFlag(qube, one(List.of(QubeFlag.values())), random.nextBoolean());
      case 4 -> api.resetFlag(qube, one(List.of(QubeFlag.values())));
      case 5 -> api.addTag(qube, one(TAGS));
      case 6 -> api.removeTag(qube, one(TAGS));
      case 7 -> api.setFeature(qube, one(FEATURES), one(List.of("", "1", "some text")));
      case 8 -> api.removeFeature(qube, one(FEATURES));
      case 9 -> power(qube);
      case 10 -> power(qube);
      case 11 -> global();
      case 12 -> api.setLabel(qube, one(LABELS));
      default -> population(qube);
    }
  }

  private void power(QubeName qube) throws AdminException {
    switch (random.nextInt(6)) {
      case 0, 1 -> api.start(qube);
      // Never waited for: a paused qube takes a minute not to shut down.
      case 2 -> api.shutDown(qube, one(List.of(ShutDown.ASK, ShutDown.FORCE)));
      case 3 -> api.kill(qube);
      case 4 -> api.pause(qube);
      default -> api.unpause(qube);
    }
  }

  private void global() throws AdminException {
    var reference = one(List.of(GlobalReference.values()));
    if (random.nextInt(4) == 0) {
      api.resetGlobal(reference);
    } else {
      api.setGlobal(reference, maybe());
    }
  }

  private void population(QubeName qube) throws AdminException {
    var present = names.size();
    names = List.of();
    if (present > MOST_QUBES) {
      api.creation().remove(qube);
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        var klass = one(List.of(QubeClass.APP, QubeClass.DISPOSABLE, QubeClass.STANDALONE));
        var template =
            klass == QubeClass.STANDALONE ? Optional.<QubeName>empty() : Optional.of(qube);
        var name = new QubeName("storm-" + created++);
        api.creation().create(NewQube.of(klass, template, name, one(LABELS)));
      }
      case 1 -> api.creation().remove(qube);
      default -> api.creation().createDisposable(qube);
    }
  }

  private Optional<QubeName> maybe() {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(one(names));
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
