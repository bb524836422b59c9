package org.torvm.policy.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.torvm.qubes.PowerState;
import org.torvm.qubes.Qube;
import org.torvm.qubes.QubeFlag;
import org.torvm.qubes.QubeName;
import org.torvm.qubes.QubesSystem;

/**
 * The same semantics a second time, as plainly as can be: words compared with words, the first line
 * that matches, no sets, no index, nothing shared with the program but the facts of the system.
 * Everything must be known.
 */
record NaivePolicy(List<String[]> lines, QubesSystem system) {
  static NaivePolicy of(List<String> lines, QubesSystem system) {
    return new NaivePolicy(lines.stream().map(l -> l.split(" ")).toList(), system);
  }

  /** What happens: {@code deny}, {@code allow TO}, or {@code ask [TO, ...]}. */
  String decide(String service, String argument, String source, String wanted) {
    String target = wanted;
    if (!target.startsWith("@") && !target.equals("dom0") && !exists(target)) {
      target = "@default";
    }
    if (target.startsWith("@dispvm:") && !makesDisposables(target.substring(8))) {
      return "deny";
    }
    for (String[] word : lines) {
      if (isAbout(word, service, argument, source) && matches(word[3], target, source)) {
        return act(word, service, argument, source, target);
      }
    }
    return "deny";
  }

  private String act(String[] word, String service, String argument, String source, String target) {
    return switch (word[4]) {
      case "deny" -> "deny";
      case "allow" -> allow(word, source, target);
      default -> ask(word, service, argument, source);
    };
  }

  private String allow(String[] word, String source, String target) {
    var end = ending(parameter(word, "target").orElse(target), source);
    boolean refused = end.isEmpty() || end.get().equals(source) || !mayBeStarted(word, end.get());
    return refused ? "deny" : "allow " + end.get();
  }

  private String ask(String[] word, String service, String argument, String source) {
    var redirect = parameter(word, "target");
    var list = new TreeSet<String>();
    if (redirect.isPresent()) {
      ending(redirect.get(), source).ifPresent(list::add);
    } else {
      list.addAll(offered(service, argument, source));
    }
    list.remove(source);
    list.removeIf(t -> !mayBeStarted(word, t));
    var first = parameter(word, "default_target");
    boolean none = first.equals(Optional.of("@dispvm")) && ending("@dispvm", source).isEmpty();
    boolean fails =
        first.isPresent() && !none && ending(first.get(), source).filter(list::contains).isEmpty();
    return list.isEmpty() || fails ? "deny" : "ask " + list;
  }

  private boolean mayBeStarted(String[] word, String end) {
    return !parameter(word, "autostart").equals(Optional.of("no"))
        || end.equals("dom0")
        || (!end.startsWith("@") && qube(end).state() == PowerState.RUNNING);
  }

  private static Optional<String> parameter(String[] word, String key) {
    return Arrays.stream(word)
        .skip(5)
        .filter(w -> w.startsWith(key + "="))
        .map(w -> w.substring(key.length() + 1))
        .findFirst();
  }

  private Optional<String> ending(String token, String source) {
    if (token.equals("@default")) {
      return Optional.empty();
    }
    if (token.equals("@dispvm")) {
      return maker(source).map(m -> "@dispvm:" + m);
    }
    if (token.startsWith("@dispvm:")) {
      return Optional.of(token).filter(t -> makesDisposables(t.substring(8)));
    }
    if (token.equals("@adminvm") || token.equals("dom0")) {
      return Optional.of("dom0");
    }
    return Optional.of(token).filter(this::exists);
  }

  /** Read from the end, so that the first line has the last word. */
  private Set<String> offered(String service, String argument, String source) {
    var list = new TreeSet<String>();
    for (String[] word : lines.reversed()) {
      if (!isAbout(word, service, argument, source)) {
        continue;
      }
      if (word[4].equals("deny")) {
        list.removeAll(expanded(word[3]));
      } else {
        list.addAll(expanded(parameter(word, "target").orElse(word[3])));
      }
    }
    if (list.remove("@dispvm")) {
      maker(source).ifPresent(m -> list.add("@dispvm:" + m));
    }
    return list;
  }

  private Set<String> expanded(String token) {
    var all = new TreeSet<String>();
    var candidates = new ArrayList<String>();
    candidates.add("dom0");
    candidates.add("@dispvm");
    for (QubeName name : system.qubes().keySet()) {
      candidates.add(name.value());
      if (makesDisposables(name.value())) {
        candidates.add("@dispvm:" + name);
      }
    }
    for (String candidate : candidates) {
      boolean callersChoice = token.startsWith("@dispvm:") && candidate.equals("@dispvm");
      boolean matches = !callersChoice && matches(token, candidate, "");
      boolean dom0 = candidate.equals("dom0") && meansDom0(token);
      if (matches || dom0) {
        all.add(candidate);
      }
    }
    return all;
  }

  private boolean meansDom0(String token) {
    boolean tagged = token.startsWith("@tag:") && qube("dom0").hasTag(token.substring(5));
    return tagged || token.equals("@type:AdminVM");
  }

  private boolean isAbout(String[] word, String service, String argument, String source) {
    return (word[0].equals("*") || word[0].equals(service))
        && (word[1].equals("*") || word[1].equals(argument))
        && !word[2].startsWith("@dispvm:")
        && matches(word[2], source, source);
  }

  private boolean matches(String token, String target, String source) {
    boolean isDom0 = target.equals("dom0") || target.equals("@adminvm");
    if (token.equals("*")) {
      return true;
    }
    if (token.equals("@anyvm")) {
      return !isDom0;
    }
    if (token.equals("@adminvm") || token.equals("dom0")) {
      return isDom0;
    }
    if (token.startsWith("@dispvm:")) {
      var made =
          target.equals("@dispvm")
              ? maker(source).map(m -> "@dispvm:" + m)
              : Optional.of(target).filter(t -> t.startsWith("@dispvm:"));
      if (made.isEmpty()) {
        return false;
      }
      var maker = made.get().substring(8);
      return token.startsWith("@dispvm:@tag:")
          ? makesDisposables(maker) && qube(maker).hasTag(token.substring(13))
          : token.equals(made.get());
    }
    if (token.startsWith("@tag:") || token.startsWith("@type:")) {
      return !isDom0
          && exists(target)
          && (token.startsWith("@tag:")
              ? qube(target).hasTag(token.substring(5))
              : qube(target).klass().wireName().equals(token.substring(6)));
    }
    return token.equals(target);
  }

  private boolean exists(String name) {
    return QubeName.parse(name).flatMap(system::qube).isPresent();
  }

  private Qube qube(String name) {
    return system.qube(new QubeName(name)).orElseThrow();
  }

  private boolean makesDisposables(String name) {
    return exists(name) && qube(name).is(QubeFlag.DISPOSABLE_TEMPLATE);
  }

  private Optional<String> maker(String source) {
    return QubeName.parse(source)
        .flatMap(system::qube)
        .flatMap(q -> q.disposableTemplate().value().orElseThrow())
        .map(QubeName::value);
  }
}
