package org.ackademy.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Parsed;
import org.ackademy.notation.Tree;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Slots.Slot;

/**
 * Fill in what is blank: a number ({@code numeric}), a word or a few ({@code short}), or the gaps
 * of a text ({@code cloze}), which may be both, or options. The answer: the value itself; for a
 * text, the value of each gap under its name. Each gap earns its share; one that is half right,
 * half.
 *
 * @param kind which of the three
 * @param text the text with its gaps written {@code [[name]]}, Markdown; a cloze has one
 * @param gaps what is blank
 */
public record Gaps(Kind kind, Optional<Text> text, List<Gap> gaps) implements Question {
  /** The most gaps of a text. */
  static final int GAPS_MAX = 30;

  /** The only gap where there is no text. */
  private static final String ANSWER = "answer";

  private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9-]*";
  private static final double HALF = 0.5;
  private static final Pattern GAP = Pattern.compile("\\[\\[([^\\]]*)]]");

  public Gaps {
    gaps = List.copyOf(gaps);
  }

  /** The kinds of question that are made of blanks. */
  public enum Kind {
    NUMERIC("numeric"),
    SHORT("short"),
    CLOZE("cloze");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    static Optional<Kind> of(String type) {
      for (Kind kind : values()) {
        if (kind.type.equals(type)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A gap.
   *
   * @param name what it is called in the text and in answers
   * @param blank what belongs there
   * @param pointer where it stands in the file
   */
  public record Gap(String name, Blank blank, String pointer) {}

  static Optional<Question> read(Kind kind, Source source) {
    Node root = source.root();
    List<Gap> gaps = new ArrayList<>();
    Optional<Text> text = Optional.empty();
    switch (kind) {
      case NUMERIC ->
          NumberBlank.read(root, "").ifPresent(blank -> gaps.add(new Gap(ANSWER, blank, "")));
      case SHORT ->
          WordsBlank.read(root, "").ifPresent(blank -> gaps.add(new Gap(ANSWER, blank, "")));
      case CLOZE -> {
        text = Optional.of(root.field("text").words());
        gaps.addAll(gaps(root.field("gaps"), source.chance()));
      }
    }
    if (source.isSound() && (gaps.isEmpty() || gaps.size() > GAPS_MAX)) {
      root.flaw(Wrong.GAPS_COUNT, GAPS_MAX);
    }
    return source.isSound() ? Optional.of(new Gaps(kind, text, gaps)) : Optional.empty();
  }

  private static List<Gap> gaps(Node node, Chance chance) {
    List<Gap> gaps = new ArrayList<>();
    if (!(node.tree() instanceof Tree.Mapping mapping)) {
      node.flaw(Wrong.OBJECT, "gaps");
      return gaps;
    }
    for (Tree.Entry entry : mapping.entries()) {
      String pointer = "/gaps/" + entry.name();
      if (!entry.name().matches(NAME)) {
        node.field(entry.name()).flaw(Wrong.GAP_NAME);
      }
      Blank.read(node.field(entry.name()), pointer, chance.of("gap " + entry.name()))
          .ifPresent(blank -> gaps.add(new Gap(entry.name(), blank, pointer)));
    }
    return gaps;
  }

  @Override
  public String type() {
    return kind.type;
  }

  private List<String> names() {
    return gaps.stream().map(Gap::name).toList();
  }

  @Override
  public Optional<String> key() {
    if (kind != Kind.CLOZE) {
      return Optional.of(gaps.get(0).blank().key());
    }
    List<String> rows = new ArrayList<>();
    for (Gap gap : gaps) {
      rows.add(gap.name() + ": " + gap.blank().key());
    }
    return Optional.of(String.join("\n", rows));
  }

  /** Each expected entry in its gap, the others right. */
  @Override
  public List<Slip> slips() {
    List<Slip> slips = new ArrayList<>();
    for (Gap gap : gaps) {
      for (Slip slip : gap.blank().slipsIn()) {
        List<String> rows = new ArrayList<>();
        for (Gap other : gaps) {
          String entry = other.equals(gap) ? slip.answer() : other.blank().key();
          rows.add(kind == Kind.CLOZE ? other.name() + ": " + entry : entry);
        }
        slips.add(new Slip(String.join("\n", rows), slip.misconception()));
      }
    }
    return slips;
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return kind == Kind.CLOZE
        ? Slots.named(answer, names()).then(this::filled)
        : Slots.one(answer)
            .then(slot -> filled(slot.text().isEmpty() ? Map.of() : Map.of(ANSWER, slot)));
  }

  private Parsed<Reply> filled(Map<String, Slot> slots) {
    Map<String, Blank.Entry> entries = new HashMap<>();
    for (Gap gap : gaps) {
      Slot slot = slots.get(gap.name());
      if (slot == null) {
        continue;
      }
      switch (gap.blank().read(slot)) {
        case Parsed.Done<Blank.Entry> done -> entries.put(gap.name(), done.value());
        case Parsed.Failed<Blank.Entry> failed -> {
          return Parsed.failed(failed.fault());
        }
      }
    }
    return Parsed.done(new Filled(this, entries));
  }

  private record Filled(Gaps question, Map<String, Blank.Entry> entries) implements Reply {
    Filled {
      entries = Map.copyOf(entries);
    }

    @Override
    public boolean isEmpty() {
      return entries.isEmpty();
    }

    @Override
    public Checked judge() {
      List<Part> parts = new ArrayList<>();
      double earned = 0;
      for (Gap gap : question.gaps()) {
        Blank.Entry entry = entries.get(gap.name());
        if (entry == null) {
          parts.add(Part.of(gap.name(), Part.Outcome.MISSING));
          continue;
        }
        Part.Outcome outcome = gap.blank().mark(entry);
        earned +=
            switch (outcome) {
              case RIGHT -> 1;
              case PARTLY -> HALF;
              case WRONG, MISSING -> 0;
            };
        parts.add(Part.of(gap.name(), outcome, gap.blank().comment(entry)));
      }
      return new Checked(new Finding.Marked(parts), earned / parts.size());
    }
  }

  /** In HTML each gap is an empty element that says which it is. */
  private void write(JsonWriter json, Text words, Audience audience) {
    json.name("text").text(words.in(audience.language()));
    audience
        .html(words)
        .ifPresent(
            html -> {
              String marked = html;
              for (Gap gap : gaps) {
                String element = "<span data-gap=\"" + gap.name() + "\"></span>";
                marked = marked.replace("[[" + gap.name() + "]]", element);
              }
              json.name("html").text(marked);
            });
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.sheet(
        json -> {
          text.ifPresent(words -> write(json, words, audience));
          json.name("gaps").openList();
          for (Gap gap : gaps) {
            json.openObject().name("name").text(gap.name());
            gap.blank().show(json, audience);
            json.closeObject();
          }
          json.closeList();
        });
  }

  @Override
  public void prove(Flaws flaws) {
    for (Gap gap : gaps) {
      gap.blank().prove(gap.pointer(), flaws);
    }
    text.ifPresent(
        words -> {
          for (Language language : Language.values()) {
            proveText(words.in(language), "/text/" + language.tag(), flaws);
          }
        });
  }

  private void proveText(String words, String pointer, Flaws flaws) {
    Map<String, Integer> found = new LinkedHashMap<>();
    Matcher matcher = GAP.matcher(words);
    while (matcher.find()) {
      found.merge(matcher.group(1), 1, Integer::sum);
    }
    Set<String> names = new LinkedHashSet<>(names());
    found.forEach(
        (name, times) -> {
          if (!names.remove(name)) {
            flaws.at(pointer, Wrong.GAP_UNKNOWN, name);
          } else if (times > 1) {
            flaws.at(pointer, Wrong.GAP_TIMES, name, times);
          }
        });
    names.forEach(name -> flaws.at(pointer, Wrong.GAP_MISSING, name));
  }

  @Override
  public List<Named> misconceptions() {
    return gaps.stream().flatMap(gap -> gap.blank().misconceptions().stream()).toList();
  }
}
