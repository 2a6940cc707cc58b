package org.ackademy.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Slots.Slot;

/**
 * Say of each statement whether it is true. The answer: under each statement's number, from 1,
 * {@code true} or {@code false}; for a single statement that alone. {@code O} and {@code X}, as
 * Korean quizzes have it, and the words of both languages are understood.
 *
 * <p>A wrong one takes back what a right one earns, so that guessing earns nothing in the long run.
 *
 * @param statements in the order of the file
 */
public record Truth(List<Statement> statements) implements Question {
  static final String TYPE = "truth";

  /** The most statements. */
  static final int STATEMENTS_MAX = 20;

  private static final Set<String> YES =
      Set.of("true", "t", "yes", "y", "o", "ㅇ", "참", "예", "네", "맞음", "맞다", "옳음", "옳다");
  private static final Set<String> NO =
      Set.of("false", "f", "no", "n", "x", "거짓", "아니요", "아니오", "틀림", "틀리다", "그름", "그르다");

  public Truth {
    statements = List.copyOf(statements);
  }

  /**
   * A statement.
   *
   * @param text Markdown
   * @param holds whether it is true
   * @param comment what to tell whoever takes it for the other
   * @param pointer where it stands in the file
   */
  public record Statement(Text text, boolean holds, Optional<Comment> comment, String pointer) {}

  static Optional<Question> read(Source source) {
    List<Statement> statements = new ArrayList<>();
    int number = 0;
    for (Node item : source.root().field("statements").items()) {
      String pointer = "/statements/" + number++;
      statements.add(
          new Statement(
              item.words(), item.field("holds").truth(), Comment.read(item, pointer), pointer));
    }
    if (statements.isEmpty() || statements.size() > STATEMENTS_MAX) {
      source.root().flaw(Wrong.STATEMENTS_COUNT, STATEMENTS_MAX);
    }
    return source.isSound() ? Optional.of(new Truth(statements)) : Optional.empty();
  }

  @Override
  public String type() {
    return TYPE;
  }

  private List<String> names() {
    return IntStream.rangeClosed(1, statements.size()).mapToObj(String::valueOf).toList();
  }

  @Override
  public Optional<String> key() {
    List<String> rows = new ArrayList<>();
    for (String name : names()) {
      rows.add(name + ": " + statements.get(Integer.parseInt(name) - 1).holds());
    }
    return Optional.of(String.join("\n", rows));
  }

  /** Each statement taken for the other, the rest right. */
  @Override
  public List<Slip> slips() {
    List<Slip> slips = new ArrayList<>();
    for (int wrong = 0; wrong < statements.size(); wrong++) {
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < statements.size(); i++) {
        rows.add((i + 1) + ": " + (statements.get(i).holds() != (i == wrong)));
      }
      slips.add(
          new Slip(
              String.join("\n", rows),
              statements.get(wrong).comment().flatMap(Comment::misconception)));
    }
    return slips;
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    if (statements.size() == 1 && said(answer.strip().replace("\"", "")).isPresent()) {
      return Slots.one(answer).then(slot -> taken(Map.of("1", slot)));
    }
    return Slots.named(answer, names()).then(this::taken);
  }

  private static Optional<Boolean> said(String text) {
    String word = Likening.plain(text).toLowerCase(Locale.ROOT);
    return YES.contains(word)
        ? Optional.of(true)
        : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  private Parsed<Reply> taken(Map<String, Slot> slots) {
    Map<String, Boolean> taken = new HashMap<>();
    for (Map.Entry<String, Slot> entry : slots.entrySet()) {
      Optional<Boolean> said = said(entry.getValue().text());
      if (said.isEmpty()) {
        return Parsed.failed(entry.getValue().fault(Expected.TRUE_OR_FALSE, entry.getKey()));
      }
      taken.put(entry.getKey(), said.get());
    }
    return Parsed.done(new Taken(this, taken));
  }

  private record Taken(Truth question, Map<String, Boolean> taken) implements Reply {
    Taken {
      taken = Map.copyOf(taken);
    }

    @Override
    public boolean isEmpty() {
      return taken.isEmpty();
    }

    @Override
    public Checked judge() {
      List<Part> parts = new ArrayList<>();
      int balance = 0;
      for (String name : question.names()) {
        Statement statement = question.statements().get(Integer.parseInt(name) - 1);
        Boolean said = taken.get(name);
        if (said == null) {
          parts.add(Part.of(name, Part.Outcome.MISSING));
        } else if (said == statement.holds()) {
          balance++;
          parts.add(Part.of(name, Part.Outcome.RIGHT));
        } else {
          balance--;
          parts.add(Part.of(name, Part.Outcome.WRONG, statement.comment()));
        }
      }
      return new Checked(
          new Finding.Marked(parts), Math.max(0, (double) balance / question.statements().size()));
    }
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.sheet(
        json -> {
          json.name("statements").openList();
          for (String name : names()) {
            json.openObject().name("name").text(name);
            audience.write(json, statements.get(Integer.parseInt(name) - 1).text());
            json.closeObject();
          }
          json.closeList();
        });
  }

  @Override
  public void prove(Flaws flaws) {
    Likening.distinct(
        statements.stream().map(Statement::text).toList(),
        statements.stream().map(Statement::pointer).toList(),
        flaws);
    for (Statement statement : statements) {
      if (statement.comment().isEmpty()) {
        flaws.at(statement.pointer(), Wrong.STATEMENT_FEEDBACK);
      }
    }
  }

  @Override
  public List<Named> misconceptions() {
    return statements.stream()
        .flatMap(statement -> statement.comment().flatMap(Comment::named).stream())
        .toList();
  }
}
