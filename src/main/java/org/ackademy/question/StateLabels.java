package org.ackademy.question;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Fault;
import org.ackademy.notation.HostNames;
import org.ackademy.notation.Parsed;
import org.ackademy.replay.Side;
import org.ackademy.tcp.TcpState;

/**
 * Reads the answer to a question for states: a line for each moment with the number of the
 * exchange's line, the host and the state, {@code 4 A FIN-WAIT-1}. Between them may stand blanks,
 * colons, commas and equals signs; letter case does not matter; {@code fin wait 1} and {@code
 * FIN_WAIT_1} are FIN-WAIT-1.
 */
final class StateLabels {
  private static final Pattern WORD = Pattern.compile("[^\\s:,;=|()]+");

  /** FIN WAIT 1: a state's name has up to three words. */
  private static final int STATE_WORDS_MAX = 3;

  private static final int PARTS = 3;

  private StateLabels() {}

  /** Reads the labels of an answer; a moment may be labelled once. */
  static Parsed<Map<Question.Moment, TcpState>> read(
      String text, HostNames names, States question) {
    Map<Question.Moment, TcpState> labels = new LinkedHashMap<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      if (number > Grading.LINES_MAX) {
        return Parsed.failed(
            Fault.at(number, 1, Expected.LINES_AT_MOST, String.valueOf(Grading.LINES_MAX)));
      }
      switch (new Row(line, number).read(names, question)) {
        case Parsed.Done<Label> done -> {
          Label label = done.value();
          if (labels.put(label.moment(), label.state()) != null) {
            return Parsed.failed(Fault.at(number, 1, Expected.FIELD_ONCE, shown(label.moment())));
          }
        }
        case Parsed.Failed<Label> failed -> {
          return Parsed.failed(failed.fault());
        }
      }
    }
    return Parsed.done(labels);
  }

  private static String shown(Question.Moment moment) {
    return moment.line() + " " + moment.side();
  }

  /** The host that a word names: its letter or one of its names, in any letter case. */
  private static List<Side> sidesNamed(String word, HostNames names) {
    List<Side> found = new ArrayList<>(1);
    for (Side side : Side.values()) {
      List<String> known = side == Side.A ? names.a() : names.b();
      boolean hit =
          side.name().equalsIgnoreCase(word) || known.stream().anyMatch(word::equalsIgnoreCase);
      if (hit) {
        found.add(side);
      }
    }
    return found;
  }

  private record Label(Question.Moment moment, TcpState state) {}

  private record Word(String text, int column) {}

  /** One line of an answer. */
  private static final class Row {
    private final int number;
    private final List<Word> words = new ArrayList<>();
    private final int end;

    Row(String line, int number) {
      this.number = number;
      String normal = Normalizer.normalize(line, Normalizer.Form.NFC);
      Matcher matcher = WORD.matcher(normal);
      while (matcher.find()) {
        String word = Normalizer.normalize(matcher.group(), Normalizer.Form.NFKC);
        words.add(new Word(word, normal.codePointCount(0, matcher.start()) + 1));
      }
      end = normal.codePointCount(0, normal.length()) + 1;
    }

    Parsed<Label> read(HostNames names, States question) {
      Optional<Integer> line = line(question.given().exchange().size());
      if (line.isEmpty()) {
        return failed(
            0,
            Expected.WHOLE_NUMBER,
            "line",
            "1",
            String.valueOf(question.given().exchange().size()));
      }
      List<Side> side = words.size() > 1 ? sidesNamed(words.get(1).text(), names) : List.of();
      if (side.isEmpty()) {
        return failed(1, Expected.HOST);
      }
      Optional<TcpState> state = state();
      if (state.isEmpty()) {
        return failed(2, Expected.ONE_OF, "state", states());
      }
      return Parsed.done(new Label(new Question.Moment(line.get(), side.get(0)), state.get()));
    }

    private Optional<Integer> line(int most) {
      if (words.isEmpty() || !words.get(0).text().matches("[0-9]{1,9}")) {
        return Optional.empty();
      }
      int line = Integer.parseInt(words.get(0).text());
      return line >= 1 && line <= most ? Optional.of(line) : Optional.empty();
    }

    /** All words from the third on are the state's. */
    private Optional<TcpState> state() {
      if (words.size() < PARTS || words.size() >= PARTS + STATE_WORDS_MAX) {
        return Optional.empty();
      }
      String name =
          words.subList(2, words.size()).stream().map(Word::text).collect(Collectors.joining("-"));
      return TcpState.named(name);
    }

    private Parsed<Label> failed(int word, Expected expected, String... arguments) {
      int column = word < words.size() ? words.get(word).column() : end;
      return Parsed.failed(Fault.at(number, column, expected, arguments));
    }

    private static String states() {
      return Arrays.stream(TcpState.values())
          .map(TcpState::rfcName)
          .collect(Collectors.joining(", "));
    }
  }
}
