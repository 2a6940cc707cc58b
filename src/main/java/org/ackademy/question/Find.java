package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Slots.Slot;
import org.ackademy.replay.Case;
import org.ackademy.replay.Code;
import org.ackademy.replay.Judgement;
import org.ackademy.replay.Replay;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Wording;

/**
 * Find the line of an exchange that could not have happened, and why. Replay says which it is; the
 * reasons are codes of what a line can break, shown in words and in an order that is drawn. The
 * answer: {@code line} with its number, and {@code why} with a reason's letter; each is half.
 *
 * @param scenario the hosts and the network
 * @param given the exchange
 * @param reasons in the order that is shown
 * @param violation what replay finds; empty where the exchange could have happened
 */
public record Find(
    Scenario scenario, Given given, List<Code> reasons, Optional<Judgement.Violation> violation)
    implements Question {
  static final String TYPE = "find";
  private static final String LINE = "line";
  private static final String WHY = "why";
  private static final int REASONS_MIN = 3;
  private static final double HALF = 0.5;

  public Find {
    reasons = List.copyOf(reasons);
  }

  static Optional<Question> read(Source source) {
    Optional<Scenario> scenario = source.scenario();
    Optional<Given> given = source.given();
    List<Code> reasons = new ArrayList<>();
    for (Node item : source.root().field("reasons").items()) {
      item.oneOf(Code.class).ifPresent(reasons::add);
    }
    if (!source.isSound()) {
      return Optional.empty();
    }
    return Optional.of(
        new Find(
            scenario.orElseThrow(),
            given.orElseThrow(),
            source.chance().of("reasons").shuffled(reasons),
            violation(scenario.orElseThrow(), given.orElseThrow())));
  }

  @Override
  public String type() {
    return TYPE;
  }

  private static Optional<Judgement.Violation> violation(Scenario scenario, Given given) {
    Case asked = new Case(TYPE, scenario, given.exchange(), Map.of());
    return Replay.judge(asked).verdict() instanceof Judgement.Invalid invalid
        ? Optional.of(invalid.violation())
        : Optional.empty();
  }

  /** The line that replay names and its reason, as far as there are such. */
  @Override
  public Optional<String> key() {
    List<String> rows = new ArrayList<>();
    violation.ifPresent(
        found -> {
          rows.add(LINE + ": " + found.at());
          if (reasons.contains(found.code())) {
            rows.add(WHY + ": " + Choice.letter(reasons.indexOf(found.code())));
          }
        });
    return Optional.of(String.join("\n", rows));
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return Slots.named(answer, List.of(LINE, WHY)).then(this::found);
  }

  private Parsed<Reply> found(Map<String, Slot> slots) {
    Slot line = slots.get(LINE);
    Slot why = slots.get(WHY);
    int lines = given.exchange().size();
    int number = 0;
    if (line != null) {
      String text = Likening.plain(line.text());
      number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
      if (number < 1 || number > lines) {
        return Parsed.failed(line.fault(Expected.WHOLE_NUMBER, LINE, "1", String.valueOf(lines)));
      }
    }
    List<String> letters = letters();
    int reason = -1;
    if (why != null) {
      reason = letters.indexOf(Likening.plain(why.text()).toLowerCase(Locale.ROOT));
      if (reason < 0) {
        return Parsed.failed(why.fault(Expected.ONE_OF, WHY, String.join(", ", letters)));
      }
    }
    return Parsed.done(new Found(this, number, reason));
  }

  private List<String> letters() {
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      letters.add(Choice.letter(i));
    }
    return letters;
  }

  /**
   * What was found.
   *
   * @param line the line, 0 where none is named
   * @param reason the reason's place, -1 where none is named
   */
  private record Found(Find question, int line, int reason) implements Reply {
    @Override
    public boolean isEmpty() {
      return line == 0 && reason < 0;
    }

    @Override
    public Checked judge() {
      Optional<Judgement.Violation> violation = question.violation();
      boolean lineRight = violation.filter(found -> found.at() == line).isPresent();
      boolean whyRight =
          reason >= 0
              && violation
                  .filter(found -> found.code() == question.reasons().get(reason))
                  .isPresent();
      Part.Outcome ofLine = outcome(line == 0, lineRight);
      Part.Outcome ofWhy = outcome(reason < 0, whyRight);
      Optional<Text> told = violation.map(Find::told);
      double score = (lineRight ? HALF : 0) + (whyRight ? HALF : 0);
      return new Checked(
          new Finding.Marked(
              List.of(
                  Part.of(LINE, ofLine),
                  new Part(WHY, ofWhy, lineRight ? told : Optional.empty(), Optional.empty()))),
          score);
    }

    private static Part.Outcome outcome(boolean missing, boolean right) {
      return missing ? Part.Outcome.MISSING : right ? Part.Outcome.RIGHT : Part.Outcome.WRONG;
    }
  }

  private static Text told(Judgement.Violation violation) {
    return new Text(told(violation, Language.EN), told(violation, Language.KO));
  }

  private static String told(Judgement.Violation violation, Language language) {
    Wording wording = Wording.of(Locale.forLanguageTag(language.tag()), Wording.Names.LETTERS);
    return wording.violation(violation, violation.host()) + " " + wording.rule(violation.code());
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    Wording wording =
        Wording.of(Locale.forLanguageTag(audience.language().tag()), Wording.Names.LETTERS);
    return Handout.Shown.lines(scenario, Optional.empty(), given.texts())
        .with(
            json -> {
              json.name("reasons").openList();
              for (int i = 0; i < reasons.size(); i++) {
                json.openObject().name("name").text(Choice.letter(i));
                json.name("text").text(wording.title(reasons.get(i))).closeObject();
              }
              json.closeList();
            });
  }

  @Override
  public void prove(Flaws flaws) {
    if (reasons.stream().distinct().count() < Math.max(REASONS_MIN, reasons.size())) {
      flaws.at("/reasons", Wrong.REASONS_COUNT, REASONS_MIN);
    }
    if (violation.isEmpty()) {
      flaws.at("/given", Wrong.FAULT_NONE);
    } else if (!reasons.contains(violation.get().code())) {
      flaws.at("/reasons", Wrong.REASON_MISSING, violation.get().at(), violation.get().code());
    }
  }
}
