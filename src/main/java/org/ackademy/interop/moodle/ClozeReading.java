package org.ackademy.interop.moodle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ackademy.interop.plain.Amounts;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Escaped;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Notes;
import org.ackademy.interop.plain.Tongues;
import org.ackademy.interop.plain.Words;
import org.ackademy.question.Text;

/** Reads the text of a cloze, whose gaps stand in it. */
final class ClozeReading {
  private static final Pattern BEGIN =
      Pattern.compile("\\{([0-9]*):([A-Z_]+):", Pattern.CASE_INSENSITIVE);
  private static final Pattern WEIGHT = Pattern.compile("^%(-?[0-9.]{1,10})%");

  /** Stands for a gap while the text is turned: no text has signs of private use. */
  private static final char FIRST_SIGN = '\uE000';

  private static final int GAPS_MAX = 30;

  private final Notes notes;
  private final Tongues tongues;
  private final Map<String, Body.Entry> gaps = new LinkedHashMap<>();
  private final Optional<Text> text;

  ClozeReading(String html, Notes notes, Tongues tongues) {
    this.notes = notes;
    this.tongues = tongues;
    this.text = tongues.html(signed(html)).map(this::named);
    if (gaps.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "{");
    }
  }

  /** The text, its gaps written as ours are. */
  Optional<Text> text() {
    return text;
  }

  Map<String, Body.Entry> gaps() {
    return gaps;
  }

  /** The text with a sign for each gap. */
  private String signed(String html) {
    var out = new StringBuilder();
    Matcher begin = BEGIN.matcher(html);
    int at = 0;
    while (begin.find(at)) {
      int end = Escaped.find(html, '}', begin.end());
      if (end < 0 || gaps.size() >= GAPS_MAX) {
        notes.add(end < 0 ? Note.Kind.BROKEN : Note.Kind.TOO_MANY, begin.group());
        break;
      }
      if (!begin.group(1).isEmpty() && !begin.group(1).equals("1")) {
        notes.add(Note.Kind.SETTING, "weight " + begin.group(1));
      }
      out.append(html, at, begin.start()).append((char) (FIRST_SIGN + gaps.size()));
      List<Answer> answers = answers(html.substring(begin.end(), end));
      entry(begin.group(2).toUpperCase(Locale.ROOT), answers)
          .ifPresent(entry -> gaps.put("g" + (gaps.size() + 1), entry));
      if (notes.isRefused()) {
        break;
      }
      at = end + 1;
    }
    return out.append(html.substring(at)).toString();
  }

  private Text named(Text signed) {
    String en = signed.en();
    String ko = signed.ko();
    int number = 0;
    for (String name : gaps.keySet()) {
      String sign = String.valueOf((char) (FIRST_SIGN + number++));
      en = en.replace(sign, "[[" + name + "]]");
      ko = ko.replace(sign, "[[" + name + "]]");
    }
    return new Text(en, ko);
  }

  private record Answer(double fraction, String text, Optional<String> feedback) {}

  private List<Answer> answers(String body) {
    List<Answer> answers = new ArrayList<>();
    for (String part : Escaped.split(body, '~')) {
      String rest = part;
      double fraction = 0;
      Matcher weight = WEIGHT.matcher(rest);
      if (rest.startsWith("=")) {
        fraction = 100;
        rest = rest.substring(1);
      } else if (weight.find()) {
        fraction = Words.number(weight.group(1)).orElse(BigDecimal.ZERO).doubleValue();
        rest = rest.substring(weight.end());
      }
      List<String> halves = Escaped.split(rest, '#');
      Optional<String> feedback =
          halves.size() > 1
              ? Optional.of(plain(String.join("#", halves.subList(1, halves.size()))))
              : Optional.empty();
      answers.add(new Answer(fraction, plain(halves.getFirst()).strip(), feedback));
    }
    return answers;
  }

  private static String plain(String text) {
    return text.replaceAll("\\\\([}#~/\"\\\\])", "$1");
  }

  private Optional<Body.Entry> entry(String type, List<Answer> answers) {
    return switch (type) {
      case "NUMERICAL", "NM" -> amount(answers);
      case "SHORTANSWER", "SA", "MW" -> word(answers);
      case "SHORTANSWER_C", "SAC", "MWC" -> {
        notes.add(Note.Kind.SETTING, "usecase");
        yield word(answers);
      }
      case "MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH" ->
          picked(answers, Body.Order.FIXED);
      case "MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS" ->
          picked(answers, Body.Order.DRAWN);
      default -> {
        notes.add(Note.Kind.TYPE, type);
        yield Optional.empty();
      }
    };
  }

  private Optional<Text> feedback(Answer answer) {
    return answer.feedback().filter(html -> !html.isBlank()).flatMap(tongues::html);
  }

  private Optional<Body.Entry> picked(List<Answer> answers, Body.Order order) {
    List<Body.Option> options = new ArrayList<>();
    for (Answer answer : answers) {
      boolean right = answer.fraction() == 100;
      if (answer.fraction() > 0 && !right) {
        notes.add(Note.Kind.WEIGHTS, String.valueOf(answer.fraction()));
      }
      tongues
          .html(answer.text())
          .ifPresentOrElse(
              text -> options.add(new Body.Option(text, right, feedback(answer))),
              () -> notes.add(Note.Kind.BROKEN, "answer"));
    }
    return Optional.of(new Body.Entry.Picked(options, order));
  }

  private Optional<Body.Entry> word(List<Answer> answers) {
    List<String> accept = new ArrayList<>();
    List<Body.Wrong> wrong = new ArrayList<>();
    for (Answer answer : answers) {
      String text = decoded(answer.text());
      Optional<String> typed = Words.typed(text);
      if (answer.fraction() == 100) {
        typed.ifPresentOrElse(accept::add, () -> notes.add(Note.Kind.PATTERN, text));
      } else if (answer.fraction() > 0) {
        notes.add(Note.Kind.WEIGHTS, String.valueOf(answer.fraction()));
      } else {
        Optional<Text> said = feedback(answer);
        if (typed.isPresent() && said.isPresent()) {
          wrong.add(new Body.Wrong(typed.get(), said.get()));
        } else {
          notes.add(Note.Kind.SETTING, "answer " + text);
        }
      }
    }
    if (accept.isEmpty()) {
      notes.add(Note.Kind.BROKEN, "answer");
      return Optional.empty();
    }
    return Optional.of(new Body.Entry.Word(accept, wrong));
  }

  private static String decoded(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private Optional<Body.Entry> amount(List<Answer> answers) {
    var amounts = new Amounts(notes);
    for (Answer answer : answers) {
      String[] parts = answer.text().split(":", 2);
      String tolerance = parts.length < 2 ? "" : parts[1];
      amounts.add(answer.fraction(), parts[0], tolerance, feedback(answer));
    }
    return amounts.amount(Map.of());
  }
}
