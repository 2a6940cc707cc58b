package org.ackademy.interop.gift;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.interop.plain.Amounts;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Escaped;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Notes;
import org.ackademy.interop.plain.Rows;
import org.ackademy.interop.plain.Tongues;
import org.ackademy.interop.plain.Weights;
import org.ackademy.interop.plain.Words;
import org.ackademy.question.Text;

/** What stands between the braces of a question in GIFT. */
final class GiftTypes {
  private static final double ALL = 100;
  private static final Pattern WEIGHT = Pattern.compile("^%(-?[0-9]{1,3}(?:\\.[0-9]{1,10})?)%");
  private static final Pattern TRUTH =
      Pattern.compile("^(T|TRUE|F|FALSE)\\s*(#.*)?$", Pattern.DOTALL);
  private static final Pattern ORDERING =
      Pattern.compile("^>\\s*[0-9]+\\s+(ALL|EXACT)\\b[^\\n]*\\n(.*)$", Pattern.DOTALL);
  private static final String ARROW = "->";

  private final Notes notes;
  private final Tongues tongues;
  private final String format;

  GiftTypes(Notes notes, Tongues tongues, String format) {
    this.notes = notes;
    this.tongues = tongues;
    this.format = format;
  }

  /** A text in the format of its question, or in its own. */
  Optional<Text> text(String escaped) {
    String text = GiftReading.unescaped(escaped.strip());
    Matcher own = Pattern.compile("^\\[(html|moodle|plain|markdown)]").matcher(text);
    String named = own.find() ? own.group(1) : format;
    String rest = own.reset().replaceFirst("").strip();
    return switch (named) {
      case "html" -> tongues.html(rest);
      case "markdown" -> tongues.markdowned(rest);
      case "plain" -> tongues.plain(rest);
      default -> tongues.html(rest.replace("\n", "<br>"));
    };
  }

  boolean isOrdering(String inside) {
    return inside.strip().startsWith(">");
  }

  /**
   * What is asked, in the order in which Moodle looks for it.
   *
   * @param statement what is true or not, where that is asked
   */
  Optional<Body> body(String inside, Text statement) {
    String text = inside.strip();
    Matcher truth = TRUTH.matcher(text);
    if (isOrdering(text)) {
      return ordering(text);
    } else if (text.isEmpty()) {
      notes.add(Note.Kind.TYPE, "essay");
      return Optional.empty();
    } else if (text.startsWith("#")) {
      return numeric(text.substring(1));
    } else if (Escaped.find(text, '~', 0) >= 0) {
      return choice(text);
    } else if (Escaped.find(text, '=', 0) >= 0 && text.contains(ARROW)) {
      return matching(text);
    } else if (truth.matches()) {
      return truth(truth, statement);
    } else if (text.startsWith("=")) {
      return words(text);
    }
    notes.add(Note.Kind.BROKEN, text.length() > 40 ? text.substring(0, 40) + "…" : text);
    return Optional.empty();
  }

  /**
   * An answer.
   *
   * @param mark {@code =} or {@code ~}
   * @param weight in percent; where none stands there, 100 after {@code =} and 0 after {@code ~}
   */
  private record Answer(char mark, double weight, String text, Optional<String> feedback) {}

  private List<Answer> answers(String text) {
    List<Answer> answers = new ArrayList<>();
    int at = next(text, 0);
    if (at != 0) {
      notes.add(Note.Kind.BROKEN, text.substring(0, Math.max(0, Math.min(at, 40))));
    }
    while (at >= 0) {
      int end = next(text, at + 1);
      answers.add(answer(text.charAt(at), text.substring(at + 1, end < 0 ? text.length() : end)));
      at = end;
    }
    return answers;
  }

  /** Where the next answer begins. */
  private static int next(String text, int from) {
    int equals = Escaped.find(text, '=', from);
    int tilde = Escaped.find(text, '~', from);
    return equals < 0 ? tilde : tilde < 0 ? equals : Math.min(equals, tilde);
  }

  private Answer answer(char mark, String text) {
    double weight = mark == '=' ? ALL : 0;
    String rest = text.strip();
    Matcher stated = WEIGHT.matcher(rest);
    if (stated.find()) {
      weight = Words.number(stated.group(1)).orElse(BigDecimal.ZERO).doubleValue();
      rest = rest.substring(stated.end());
    }
    int hash = Escaped.find(rest, '#', 0);
    return hash < 0
        ? new Answer(mark, weight, rest, Optional.empty())
        : new Answer(mark, weight, rest.substring(0, hash), Optional.of(rest.substring(hash + 1)));
  }

  private Optional<Text> feedback(Answer answer) {
    return answer.feedback().filter(text -> !text.isBlank()).flatMap(this::text);
  }

  private Optional<Body> choice(String text) {
    List<Answer> answers = answers(text);
    boolean one = answers.stream().anyMatch(answer -> answer.mark() == '=');
    double best = answers.stream().mapToDouble(Answer::weight).max().orElse(0);
    double least = answers.stream().mapToDouble(Answer::weight).min().orElse(0);
    List<Body.Option> options = new ArrayList<>();
    double sum = 0;
    for (Answer answer : answers) {
      boolean right = answer.weight() > 0;
      sum += right ? answer.weight() : 0;
      if (right && !Weights.isSame(answer.weight(), best)) {
        notes.add(Note.Kind.WEIGHTS, String.valueOf(answer.weight()));
      }
      text(answer.text())
          .ifPresentOrElse(
              found -> options.add(new Body.Option(found, right, feedback(answer))),
              () -> notes.add(Note.Kind.BROKEN, "~"));
    }
    boolean sums = one ? Weights.isSame(sum, ALL) : Weights.isWhole(sum);
    if (!sums || options.size() < 2) {
      notes.add(options.size() < 2 ? Note.Kind.BROKEN : Note.Kind.WEIGHTS, String.valueOf(sum));
    }
    if (one ? least < 0 : least >= 0) {
      notes.add(Note.Kind.SETTING, "%" + least + "%");
    }
    Body.Pick pick = one ? Body.Pick.ONE : Body.Pick.ANY;
    return Optional.of(new Body.Choose(pick, options, Body.Order.DRAWN));
  }

  private Optional<Body> truth(Matcher truth, Text statement) {
    boolean holds = truth.group(1).startsWith("T");
    Optional<Text> wrong = Optional.empty();
    if (truth.group(2) != null) {
      List<String> said = Escaped.split(truth.group(2), '#');
      wrong = text(said.get(1)).filter(text -> !text.en().isBlank());
      if (said.size() > 2 && !said.get(2).isBlank()) {
        notes.add(Note.Kind.SETTING, "feedback");
      }
    }
    return Optional.of(new Body.Judge(List.of(new Body.Statement(statement, holds, wrong))));
  }

  private Optional<Body> words(String text) {
    List<String> accept = new ArrayList<>();
    List<Body.Wrong> wrong = new ArrayList<>();
    for (Answer answer : answers(text)) {
      Optional<String> typed = Words.typed(GiftReading.unescaped(answer.text()).strip());
      Optional<Text> said = feedback(answer);
      if (Weights.isSame(answer.weight(), ALL)) {
        typed.ifPresentOrElse(accept::add, () -> notes.add(Note.Kind.PATTERN, answer.text()));
        said.ifPresent(ignored -> notes.add(Note.Kind.SETTING, "feedback"));
      } else if (answer.weight() > 0) {
        notes.add(Note.Kind.WEIGHTS, String.valueOf(answer.weight()));
      } else if (typed.isPresent() && said.isPresent()) {
        wrong.add(new Body.Wrong(typed.get(), said.get()));
      } else {
        notes.add(Note.Kind.SETTING, "answer " + answer.text());
      }
    }
    if (accept.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "=");
      return Optional.empty();
    }
    return Optional.of(new Body.Fill(new Body.Entry.Word(accept, wrong)));
  }

  private Optional<Body> numeric(String text) {
    var amounts = new Amounts(notes);
    String stripped = text.strip();
    List<Answer> answers =
        stripped.startsWith("=") || stripped.startsWith("~")
            ? answers(stripped)
            : List.of(answer('=', stripped));
    for (Answer answer : answers) {
      String number = GiftReading.unescaped(answer.text()).strip();
      String[] range = number.split("\\.\\.", 2);
      String[] within = number.split(":", 2);
      if (range.length == 2) {
        range(amounts, answer, range[0], range[1]);
      } else {
        String tolerance = within.length < 2 ? "" : within[1];
        amounts.add(answer.weight(), within[0], tolerance, feedback(answer));
      }
    }
    return amounts.amount(Map.of()).map(Body.Fill::new);
  }

  private void range(Amounts amounts, Answer answer, String from, String to) {
    Optional<BigDecimal> least = Words.number(from);
    Optional<BigDecimal> most = Words.number(to);
    if (least.isEmpty() || most.isEmpty()) {
      notes.add(Note.Kind.PATTERN, answer.text());
      return;
    }
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal middle = least.get().add(most.get()).divide(two);
    BigDecimal tolerance = most.get().subtract(least.get()).divide(two);
    amounts.add(answer.weight(), middle.toPlainString(), tolerance, feedback(answer));
  }

  private Optional<Body> matching(String text) {
    var rows = new Rows(notes, tongues);
    for (Answer answer : answers(text)) {
      int arrow = answer.text().indexOf(ARROW);
      if (arrow < 0 || answer.feedback().isPresent()) {
        notes.add(Note.Kind.BROKEN, answer.text());
        return Optional.empty();
      }
      String left = answer.text().substring(0, arrow);
      rows.add(
          left.isBlank() ? Optional.empty() : text(left),
          GiftReading.unescaped(answer.text().substring(arrow + ARROW.length())).strip());
    }
    return rows.body();
  }

  /**
   * An ordering that is not quite right would become something else in Moodle; here it is refused.
   */
  private Optional<Body> ordering(String text) {
    Matcher ordering = ORDERING.matcher(text);
    if (!ordering.matches()) {
      notes.add(Note.Kind.BROKEN, text.lines().findFirst().orElse(">"));
      return Optional.empty();
    }
    List<Text> items = new ArrayList<>();
    ordering
        .group(2)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> tongues.html(line.strip()).ifPresent(items::add));
    if (items.size() < 2) {
      notes.add(Note.Kind.BROKEN, ">");
      return Optional.empty();
    }
    return Optional.of(new Body.Sort(items));
  }
}
