package org.ackademy.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Fault;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Slots.Slot;

/**
 * Choose one option, or all that hold. Options stand in an order that is drawn for each learner and
 * are called by their place in it, {@code a} the first, so that no name gives a key away. The
 * answer: a letter, or a list of them.
 *
 * <p>The machine can make the options itself ({@link Foreseen}).
 *
 * <p>Where several hold, what is chosen of them counts for, and what is chosen of the others counts
 * against, each as its share; to choose all, or none, earns nothing.
 *
 * @param mode how many may be chosen
 * @param options in the order that is shown, two to {@link #OPTIONS_MAX}
 */
public record Choice(Mode mode, List<Option> options) implements Question {
  static final String TYPE = "choice";
  private static final String MACHINE = "machine";

  /** The most options. */
  static final int OPTIONS_MAX = 12;

  public Choice {
    options = List.copyOf(options);
  }

  /** How many options may be chosen. */
  public enum Mode {
    ONE,
    ANY
  }

  /**
   * An option.
   *
   * @param text Markdown
   * @param right whether it holds
   * @param comment what to tell whoever chooses it, or, where it holds and several may be chosen,
   *     whoever leaves it out
   * @param pointer where it stands in the file
   */
  public record Option(Text text, boolean right, Optional<Comment> comment, String pointer) {}

  /**
   * An option as somebody who analyses answers is told of it.
   *
   * @param place where it stands in the file, the same for all learners
   */
  public record Told(String place, Text text, boolean right) {}

  /** All options in the order that was shown: the first one is called a. */
  public List<Told> told() {
    return options.stream()
        .map(option -> new Told(option.pointer(), option.text(), option.right()))
        .toList();
  }

  static Optional<Question> read(Source source) {
    Optional<Node> machine = source.root().find(MACHINE);
    if (machine.isPresent()) {
      List<Option> made = Foreseen.read(machine.get(), "/" + MACHINE, source);
      if (source.isSound()) {
        count(made, machine.get());
      }
      return source.isSound()
          ? Optional.of(new Choice(Mode.ONE, source.chance().of("options").shuffled(made)))
          : Optional.empty();
    }
    return options(source.root(), "", source.chance(), Choice::stated).map(choice -> choice);
  }

  /**
   * Reads {@code choose}, {@code options} and {@code ordered} of a node.
   *
   * @param pointer where the node stands in the file
   * @param holds whether an option holds
   */
  static Optional<Choice> options(Node node, String pointer, Chance chance, Predicate<Node> holds) {
    Optional<Mode> mode =
        node.find("choose").map(word -> word.oneOf(Mode.class)).orElse(Optional.of(Mode.ONE));
    List<Option> options = new ArrayList<>();
    int number = 0;
    for (Node item : node.field("options").items()) {
      String at = pointer + "/options/" + number++;
      boolean right = holds.test(item);
      options.add(new Option(item.words(), right, Comment.read(item, at), at));
    }
    boolean ordered = node.find("ordered").map(Node::truth).orElse(false);
    count(options, node);
    return node.isSound()
        ? mode.map(
            found -> new Choice(found, ordered ? options : chance.of("options").shuffled(options)))
        : Optional.empty();
  }

  private static void count(List<Option> options, Node node) {
    if (options.size() < 2 || options.size() > OPTIONS_MAX) {
      node.flaw(Wrong.OPTIONS_COUNT, OPTIONS_MAX);
    }
  }

  /** Whether an option's file says that it holds. */
  static boolean stated(Node option) {
    return option.find("right").map(Node::truth).orElse(false);
  }

  @Override
  public String type() {
    return TYPE;
  }

  /** What the option in a place is called. */
  static String letter(int place) {
    return String.valueOf((char) ('a' + place));
  }

  List<String> letters() {
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      letters.add(letter(i));
    }
    return letters;
  }

  @Override
  public Optional<String> key() {
    return Optional.of(
        letters().stream()
            .filter(letter -> options.get(letter.charAt(0) - 'a').right())
            .collect(Collectors.joining(" ")));
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return Slots.list(answer).then(this::chosen);
  }

  private Parsed<Reply> chosen(List<Slot> slots) {
    List<String> letters = letters();
    Set<Integer> chosen = new LinkedHashSet<>();
    for (Slot slot : slots) {
      int place = letters.indexOf(Likening.plain(slot.text()).toLowerCase(Locale.ROOT));
      if (place < 0) {
        return Parsed.failed(slot.fault(Expected.ONE_OF, "answer", String.join(", ", letters)));
      }
      if (!chosen.add(place)) {
        return Parsed.failed(slot.fault(Expected.FIELD_ONCE, letters.get(place)));
      }
    }
    if (mode == Mode.ONE && chosen.size() > 1) {
      return Parsed.failed(Fault.at(1, 1, Expected.ENTRIES_AT_MOST, "answer", "1"));
    }
    return Parsed.done(new Chosen(this, Set.copyOf(chosen)));
  }

  /** Each option that does not hold: alone, or beside those that do. */
  @Override
  public List<Slip> slips() {
    List<Slip> slips = new ArrayList<>();
    for (int place = 0; place < options.size(); place++) {
      Option option = options.get(place);
      if (!option.right()) {
        String answer =
            switch (mode) {
              case ONE -> letter(place);
              case ANY -> key().orElse("") + " " + letter(place);
            };
        slips.add(new Slip(answer, option.comment().flatMap(Comment::misconception)));
      }
    }
    return slips;
  }

  private record Chosen(Choice question, Set<Integer> places) implements Reply {
    @Override
    public boolean isEmpty() {
      return places.isEmpty();
    }

    @Override
    public Checked judge() {
      List<Part> parts = new ArrayList<>();
      List<Option> options = question.options();
      for (int place = 0; place < options.size(); place++) {
        Option option = options.get(place);
        boolean chosen = places.contains(place);
        if (chosen || (option.right() && question.mode() == Mode.ANY)) {
          Part.Outcome outcome =
              !option.right()
                  ? Part.Outcome.WRONG
                  : chosen ? Part.Outcome.RIGHT : Part.Outcome.MISSING;
          parts.add(Part.of(letter(place), outcome, option.comment()));
        }
      }
      if (parts.isEmpty()) {
        parts.add(Part.of("answer", Part.Outcome.MISSING));
      }
      return new Checked(new Finding.Marked(parts), score());
    }

    private double score() {
      long right = question.options().stream().filter(Option::right).count();
      long wrong = question.options().size() - right;
      long hit = places.stream().filter(place -> question.options().get(place).right()).count();
      long missed = places.size() - hit;
      double against = wrong == 0 ? 0 : (double) missed / wrong;
      return switch (question.mode()) {
        case ONE -> hit;
        case ANY -> right == 0 ? 0 : Math.max(0, (double) hit / right - against);
      };
    }
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.sheet(json -> show(json, audience));
  }

  void show(JsonWriter json, Audience audience) {
    json.name("choose").text(mode.name().toLowerCase(Locale.ROOT));
    showOptions(json, audience);
  }

  void showOptions(JsonWriter json, Audience audience) {
    json.name("options").openList();
    for (int place = 0; place < options.size(); place++) {
      json.openObject().name("name").text(letter(place));
      audience.write(json, options.get(place).text());
      json.closeObject();
    }
    json.closeList();
  }

  @Override
  public void prove(Flaws flaws) {
    long right = options.stream().filter(Option::right).count();
    String all = options.get(0).pointer().replaceFirst("/[0-9]+$", "");
    if (right == 0 || (mode == Mode.ONE && right > 1)) {
      flaws.at(all, Wrong.OPTIONS_RIGHT, right);
    }
    if (right == options.size()) {
      flaws.at(all, Wrong.OPTIONS_ALL_RIGHT);
    }
    Likening.distinct(
        options.stream().map(Option::text).toList(),
        options.stream().map(Option::pointer).toList(),
        flaws);
    for (Option option : options) {
      if (!option.right() && option.comment().isEmpty()) {
        flaws.at(option.pointer(), Wrong.OPTION_FEEDBACK);
      }
      if (option.right() && option.comment().flatMap(Comment::misconception).isPresent()) {
        flaws.at(option.pointer(), Wrong.OPTION_BELIEF);
      }
    }
  }

  @Override
  public List<Named> misconceptions() {
    return options.stream()
        .flatMap(option -> option.comment().flatMap(Comment::named).stream())
        .toList();
  }
}
