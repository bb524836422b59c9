package org.torvm.policy.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.torvm.policy.Place;
import org.torvm.policy.Policy;
import org.torvm.policy.PolicyFault.Kind;
import org.torvm.policy.PolicyReading;
import org.torvm.policy.PolicyReading.Obstacle;
import org.torvm.policy.Rule;
import org.torvm.policy.reading.PolicyFile.Content;

/**
 * Reads a policy as Qubes does.
 *
 * <p>Source: {@code qrexec/policy/parser.py} (R4.3): the names of all folders are checked, files of
 * all folders are read in the order of their names, a path in an include is relative to the folder
 * of the file that the reading began with, and one fault anywhere is the end of it all.
 */
public final class PolicyReader {
  private final PolicyFiles files;
  private final ReadingLimits limits;
  private final Map<String, SortedMap<String, PolicyFile>> folders = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int lines;
  private int opened;

  private PolicyReader(PolicyFiles files, ReadingLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  /** Reads those files. Never throws, whatever is in them. */
  public static PolicyReading read(PolicyFiles files) {
    return read(files, ReadingLimits.USUAL);
  }

  static PolicyReading read(PolicyFiles files, ReadingLimits limits) {
    try {
      var reader = new PolicyReader(files, limits);
      reader.readAll();
      return new PolicyReading.Understood(new Policy(reader.rules));
    } catch (Halt halt) {
      return halt.reading();
    }
  }

  private void readAll() {
    if (files.files().size() > limits.files()) {
      throw Halt.unclear(new Place(PolicyFiles.MAIN, "", 0), Obstacle.TOO_LARGE);
    }
    for (PolicyFile file : files.files()) {
      folders.computeIfAbsent(file.folder(), _ -> new TreeMap<>()).put(file.name(), file);
    }
    var chosen = new TreeMap<String, PolicyFile>();
    for (String top : files.tops()) {
      if (!files.listed().contains(top)) {
        throw Halt.unclear(new Place(top, "", 0), Obstacle.NOT_READ);
      }
      policyFiles(top).forEach(f -> chosen.putIfAbsent(f.name(), f));
    }
    chosen.values().forEach(f -> file(f, f.folder(), new Place(f.folder(), f.name(), 0)));
  }

  private SortedMap<String, PolicyFile> folder(String path) {
    return folders.getOrDefault(path, new TreeMap<>());
  }

  /** The files of a folder that count, in order; a name that is not accepted is the end. */
  private List<PolicyFile> policyFiles(String folder) {
    var counting =
        folder(folder).values().stream().filter(f -> FileNames.counts(f.name())).toList();
    for (PolicyFile file : counting) {
      if (!FileNames.isAccepted(file.name())) {
        throw Halt.fault(new Place(folder, file.name(), 0), Kind.FILE_NAME);
      }
    }
    return counting;
  }

  private void file(PolicyFile file, String base, Place from) {
    each(file, from, (text, place) -> line(text, base, place));
  }

  private void line(String text, String base, Place place) {
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    if (text.startsWith("!")) {
      directive(Words.of(text), base, place);
    } else {
      add(RuleReader.line(text, place));
    }
  }

  private void directive(List<String> words, String base, Place place) {
    switch (words.getFirst() + " " + (words.size() - 1)) {
      case "!include 1" -> file(included(base, words.get(1), place), base, place);
      case "!include-dir 1" -> {
        var folder = FileNames.resolve(base, words.get(1));
        requireListed(folder, place);
        policyFiles(folder).forEach(f -> file(f, base, place));
      }
      case "!include-service 3" -> {
        var subject = RuleReader.Subject.read(words.get(1), words.get(2), place);
        oldFile(included(base, words.get(3), place), base, subject, place);
      }
      case "!compat-4.0 0" -> oldFolder(place);
      default -> throw Halt.fault(place, Kind.DIRECTIVE);
    }
  }

  private void oldFolder(Place place) {
    requireListed(PolicyFiles.OLD, place);
    for (var old : OldFiles.inOrder(folder(PolicyFiles.OLD).keySet())) {
      var subject = RuleReader.Subject.read(old.service(), old.argument(), place);
      var file = included(PolicyFiles.OLD, old.name(), place);
      oldFile(file, PolicyFiles.OLD, subject, place);
      if (!old.isForAnyArgument()) {
        var behind = new Place(PolicyFiles.OLD, old.name(), 0);
        for (var refusal :
            List.of(List.of("@anyvm", "@anyvm", "deny"), List.of("@anyvm", "@adminvm", "deny"))) {
          add(RuleReader.oldLine(String.join(" ", refusal), refusal, subject, behind));
        }
      }
    }
  }

  private void oldFile(PolicyFile file, String base, RuleReader.Subject subject, Place from) {
    each(file, from, (text, place) -> oldLine(text, base, subject, place));
  }

  /** A line in which {@code $} means {@code @}, a comma is white space, and {@code $include:}. */
  private void oldLine(String text, String base, RuleReader.Subject subject, Place place) {
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    var modern = text.replace("$include:", "!include ").replace('$', '@').replace(',', ' ');
    var words = Words.of(modern);
    if (!modern.startsWith("!")) {
      add(RuleReader.oldLine(text, words, subject, place));
    } else if (words.getFirst().equals("!include") && words.size() == 2) {
      oldFile(included(base, words.get(1), place), base, subject, place);
    } else {
      throw Halt.fault(place, Kind.DIRECTIVE);
    }
  }

  private PolicyFile included(String base, String path, Place place) {
    var absolute = FileNames.resolve(base, path);
    int slash = absolute.lastIndexOf('/');
    var file = folder(absolute.substring(0, slash)).get(absolute.substring(slash + 1));
    if (file == null) {
      throw missing(absolute.substring(0, slash), place);
    }
    return file;
  }

  private Halt missing(String folder, Place place) {
    return files.listed().contains(folder)
        ? Halt.fault(place, Kind.NOT_THERE)
        : Halt.unclear(place, Obstacle.ELSEWHERE);
  }

  private void requireListed(String folder, Place place) {
    if (!files.listed().contains(folder)) {
      throw Halt.unclear(place, Obstacle.ELSEWHERE);
    }
  }

  private interface LineAction {
    void take(String text, Place place);
  }

  private void each(PolicyFile file, Place from, LineAction action) {
    var whole = new Place(file.folder(), file.name(), 0);
    if (open.contains(whole.path())) {
      throw Halt.fault(from, Kind.INCLUDE_LOOP);
    }
    if (open.size() >= limits.depth() || ++opened > limits.files()) {
      throw Halt.unclear(from, Obstacle.TOO_LARGE);
    }
    open.push(whole.path());
    var text =
        switch (file.content()) {
          case Content.Text(String t) -> t;
          case Content.NotText(int line) -> throw Halt.fault(whole.at(line), Kind.NOT_TEXT);
          case Content.NotRead _ -> throw Halt.unclear(whole, Obstacle.NOT_READ);
        };
    if (text.length() > limits.characters()) {
      throw Halt.unclear(whole, Obstacle.TOO_LARGE);
    }
    int number = 0;
    for (String line : Words.lines(text)) {
      number++;
      if (++lines > limits.lines() || line.length() > limits.lineCharacters()) {
        throw Halt.unclear(whole.at(number), Obstacle.TOO_LARGE);
      }
      action.take(Words.stripped(line), whole.at(number));
    }
    open.pop();
  }

  private void add(Rule rule) {
    if (rules.size() >= limits.rules()) {
      throw Halt.unclear(rule.place(), Obstacle.TOO_LARGE);
    }
    rules.add(rule);
  }
}
