package org.ackademy.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ackademy.notation.Expected;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.LineReader;
import org.ackademy.notation.Numbers;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Slots.Slot;
import org.ackademy.replay.Case;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;

/**
 * Fill in what is blank in an exchange. The file writes the exchange as it was, what is to be blank
 * in brackets: {@code B > A [SYN,ACK] seq=300 ack=[101]}. Whatever makes it one that could have
 * happened is right, not only what stood there. The answer: under each blank's number what belongs
 * there.
 *
 * <p>Blanks are taken in their order, and each is right where all that are right before it and this
 * one can stand together, those after it being free (or, where they are no numbers, as they were).
 *
 * @param scenario the hosts, the network and the goal
 * @param lines the lines as the file writes them
 * @param names what the hosts are called
 */
public record Holes(Scenario scenario, List<String> lines, HostNames names) implements Question {
  static final String TYPE = "fill";

  private static final Pattern HOLE = Pattern.compile("((?:seq|ack)=)?\\[([^\\[\\]]+)]");

  public Holes {
    lines = List.copyOf(lines);
  }

  static Optional<Question> read(Source source) {
    Optional<Scenario> scenario = source.scenario();
    Node given = source.root().field("given");
    List<String> lines = given.lines();
    if (!source.isSound()) {
      return Optional.empty();
    }
    var question = new Holes(scenario.orElseThrow(), lines, source.hosts().names());
    if (question.originals().isEmpty()) {
      given.flaw(Wrong.BLANK_NONE);
    }
    for (Node line : given.items()) {
      if (HOLE.matcher(line.text()).replaceAll("").matches(".*[\\[\\]].*")) {
        line.flaw(Wrong.BRACKET);
      }
      String text = line.text().replaceAll("[\\[\\]]", "");
      if (question.reader().read(text, 1) instanceof Parsed.Failed<Line> failed) {
        line.flaw(Wrong.EXPECTED, failed.fault());
      }
    }
    return source.isSound() ? Optional.of(question) : Optional.empty();
  }

  @Override
  public String type() {
    return TYPE;
  }

  private LineReader reader() {
    return new LineReader(names, Numbers.OPTIONAL);
  }

  /** What stood in the blanks. */
  private List<String> originals() {
    return HOLE.matcher(String.join("\n", lines)).results().map(hole -> hole.group(2)).toList();
  }

  private List<String> numbers() {
    return IntStream.rangeClosed(1, originals().size()).mapToObj(String::valueOf).toList();
  }

  /** A blank's content: what a learner wrote, what stood there, or nothing where that is free. */
  private sealed interface Content {
    record Is(String text) implements Content {}

    record Free() implements Content {}
  }

  /** The lines with their blanks filled; a number that is free is left out with its name. */
  private List<String> filled(List<Content> contents) {
    Matcher matcher = HOLE.matcher(String.join("\n", lines));
    var out = new StringBuilder();
    int number = 0;
    while (matcher.find()) {
      String name = matcher.group(1) == null ? "" : matcher.group(1);
      String text =
          switch (contents.get(number)) {
            case Content.Is is -> name + is.text();
            case Content.Free free -> name.isEmpty() ? originals().get(number) : "";
          };
      matcher.appendReplacement(out, Matcher.quoteReplacement(text));
      number++;
    }
    matcher.appendTail(out);
    return out.toString().lines().toList();
  }

  private Parsed<Exchange> exchange(List<Content> contents) {
    List<Line> read = new ArrayList<>();
    for (String line : filled(contents)) {
      switch (reader().read(line, read.size() + 1)) {
        case Parsed.Done<Line> done -> read.add(done.value());
        case Parsed.Failed<Line> failed -> {
          return Parsed.failed(failed.fault());
        }
      }
    }
    return Parsed.done(new Exchange(read));
  }

  private List<Content> free() {
    return new ArrayList<>(originals().stream().<Content>map(text -> new Content.Free()).toList());
  }

  @Override
  public Optional<String> key() {
    List<String> rows = new ArrayList<>();
    for (String number : numbers()) {
      rows.add(number + ": " + originals().get(Integer.parseInt(number) - 1));
    }
    return Optional.of(String.join("\n", rows));
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return Slots.named(answer, numbers()).then(slots -> entered(asking, slots));
  }

  private Parsed<Reply> entered(Asking asking, Map<String, Slot> slots) {
    Map<Integer, String> entered = new HashMap<>();
    for (Map.Entry<String, Slot> entry : slots.entrySet()) {
      int place = Integer.parseInt(entry.getKey()) - 1;
      Slot slot = entry.getValue();
      String text = Likening.plain(slot.text());
      if (text.matches("[0-9]{1,3}(,[0-9]{3})+")) {
        text = text.replace(",", "");
      }
      List<Content> alone = free();
      alone.set(place, new Content.Is(text));
      boolean oneLine = text.indexOf('\n') < 0 && text.indexOf(' ') < 0;
      switch (exchange(alone)) {
        case Parsed.Done<Exchange> done -> {
          if (!oneLine) {
            return Parsed.failed(slot.fault(Expected.VALUE, entry.getKey()));
          }
          entered.put(place, text);
        }
        case Parsed.Failed<Exchange> failed -> {
          return Parsed.failed(
              slot.fault(
                  failed.fault().expected(), failed.fault().arguments().toArray(String[]::new)));
        }
      }
    }
    return Parsed.done(new Entered(this, asking.id(), entered));
  }

  private record Entered(Holes question, String id, Map<Integer, String> entered) implements Reply {
    Entered {
      entered = Map.copyOf(entered);
    }

    @Override
    public boolean isEmpty() {
      return entered.isEmpty();
    }

    @Override
    public Checked judge() {
      List<Content> contents = question.free();
      List<Part> parts = new ArrayList<>();
      int right = 0;
      for (String number : question.numbers()) {
        int place = Integer.parseInt(number) - 1;
        String text = entered.get(place);
        if (text == null) {
          parts.add(Part.of(number, Part.Outcome.MISSING));
          continue;
        }
        Content before = contents.set(place, new Content.Is(text));
        if (question.canBe(id, contents)) {
          right++;
          parts.add(Part.of(number, Part.Outcome.RIGHT));
        } else {
          contents.set(place, before);
          parts.add(Part.of(number, Part.Outcome.WRONG));
        }
      }
      return new Checked(new Finding.Marked(parts), (double) right / parts.size());
    }
  }

  private boolean canBe(String id, List<Content> contents) {
    return exchange(contents) instanceof Parsed.Done<Exchange> done
        && Replay.isValid(new Case(id, scenario, done.value(), Map.of()));
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    List<Content> numbered =
        numbers().stream().<Content>map(number -> new Content.Is("[" + number + "]")).toList();
    return Handout.Shown.lines(scenario, Optional.empty(), filled(numbered))
        .with(
            json -> {
              json.name("blanks").openList();
              numbers().forEach(json::text);
              json.closeList();
            });
  }

  @Override
  public void prove(Flaws flaws) {
    List<Content> original = originals().stream().<Content>map(Content.Is::new).toList();
    if (!canBe(TYPE, original)) {
      flaws.at("/given", Wrong.BLANKED_VALID);
    }
  }
}
