package org.ackademy.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ackademy.notation.Expected;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Graded.Finding;
import org.ackademy.question.Slots.Slot;

/**
 * Say what belongs to what. What stands on the left is numbered, what stands on the right has
 * letters, both in an order that is drawn; more may stand on the right than belongs to anything,
 * and one thing may belong to several. The answer: under each number a letter. Each earns its
 * share.
 *
 * @param lefts in the order that is shown
 * @param rights in the order that is shown, no two alike
 */
public record Matching(List<Left> lefts, List<Text> rights) implements Question {
  static final String TYPE = "matching";
  static final int PAIRS_MAX = 15;

  public Matching {
    lefts = List.copyOf(lefts);
    rights = List.copyOf(rights);
  }

  /**
   * What something is to be found for.
   *
   * @param text Markdown
   * @param right what belongs to it
   * @param comment what to tell whoever gives it anything else
   * @param pointer where it stands in the file
   */
  public record Left(Text text, Text right, Optional<Comment> comment, String pointer) {}

  static Optional<Question> read(Source source) {
    List<Left> lefts = new ArrayList<>();
    List<Text> rights = new ArrayList<>();
    int number = 0;
    for (Node item : source.root().field("pairs").items()) {
      String pointer = "/pairs/" + number++;
      Text right = item.field("right").words();
      lefts.add(new Left(item.field("left").words(), right, Comment.read(item, pointer), pointer));
      if (!rights.contains(right)) {
        rights.add(right);
      }
    }
    for (Node item : source.root().items("extra")) {
      rights.add(item.words());
    }
    if (lefts.size() < 2 || lefts.size() > PAIRS_MAX || rights.size() > PAIRS_MAX) {
      source.root().flaw(Wrong.PAIRS_COUNT, PAIRS_MAX);
    }
    return source.isSound()
        ? Optional.of(
            new Matching(
                source.chance().of("lefts").shuffled(lefts),
                source.chance().of("rights").shuffled(rights)))
        : Optional.empty();
  }

  @Override
  public String type() {
    return TYPE;
  }

  private List<String> numbers() {
    return IntStream.rangeClosed(1, lefts.size()).mapToObj(String::valueOf).toList();
  }

  private List<String> letters() {
    return IntStream.range(0, rights.size()).mapToObj(Choice::letter).toList();
  }

  private String letterOf(Left left) {
    return Choice.letter(rights.indexOf(left.right()));
  }

  @Override
  public Optional<String> key() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < lefts.size(); i++) {
      rows.add((i + 1) + ": " + letterOf(lefts.get(i)));
    }
    return Optional.of(String.join("\n", rows));
  }

  @Override
  public Parsed<Reply> read(Asking asking, String answer) {
    return Slots.named(answer, numbers()).then(this::matched);
  }

  private Parsed<Reply> matched(Map<String, Slot> slots) {
    Map<String, String> matched = new HashMap<>();
    for (Map.Entry<String, Slot> entry : slots.entrySet()) {
      Slot slot = entry.getValue();
      String letter = Likening.plain(slot.text()).toLowerCase(Locale.ROOT);
      if (!letters().contains(letter)) {
        return Parsed.failed(
            slot.fault(Expected.ONE_OF, entry.getKey(), String.join(", ", letters())));
      }
      matched.put(entry.getKey(), letter);
    }
    return Parsed.done(new Matched(this, matched));
  }

  private record Matched(Matching question, Map<String, String> matched) implements Reply {
    Matched {
      matched = Map.copyOf(matched);
    }

    @Override
    public boolean isEmpty() {
      return matched.isEmpty();
    }

    @Override
    public Checked judge() {
      List<Part> parts = new ArrayList<>();
      int right = 0;
      for (String number : question.numbers()) {
        Left left = question.lefts().get(Integer.parseInt(number) - 1);
        String letter = matched.get(number);
        if (letter == null) {
          parts.add(Part.of(number, Part.Outcome.MISSING));
        } else if (letter.equals(question.letterOf(left))) {
          right++;
          parts.add(Part.of(number, Part.Outcome.RIGHT));
        } else {
          parts.add(Part.of(number, Part.Outcome.WRONG, left.comment()));
        }
      }
      return new Checked(new Finding.Marked(parts), (double) right / parts.size());
    }
  }

  @Override
  public Handout.Shown shown(Audience audience) {
    return Handout.Shown.sheet(
        json -> {
          json.name("lefts").openList();
          for (int i = 0; i < lefts.size(); i++) {
            json.openObject().name("name").text(String.valueOf(i + 1));
            audience.write(json, lefts.get(i).text());
            json.closeObject();
          }
          json.closeList().name("rights").openList();
          for (int i = 0; i < rights.size(); i++) {
            json.openObject().name("name").text(Choice.letter(i));
            audience.write(json, rights.get(i));
            json.closeObject();
          }
          json.closeList();
        });
  }

  @Override
  public void prove(Flaws flaws) {
    Likening.distinct(
        lefts.stream().map(Left::text).toList(),
        lefts.stream().map(left -> left.pointer() + "/left").toList(),
        flaws);
    Likening.distinct(rights, rights.stream().map(right -> "/pairs").toList(), flaws);
    if (lefts.stream().map(Left::right).distinct().count() < 2) {
      flaws.at("/pairs", Wrong.PAIRS_SAME);
    }
  }

  @Override
  public List<Named> misconceptions() {
    return lefts.stream().flatMap(left -> left.comment().flatMap(Comment::named).stream()).toList();
  }
}
