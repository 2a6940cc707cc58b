package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Slots.Slot;

/**
 * The wrong entries of a blank that its author expects: the blank's {@code wrong}.
 *
 * @param all in the order of the file
 */
public record Slips(List<Slip> all) {
  static final Slips NONE = new Slips(List.of());

  public Slips {
    all = List.copyOf(all);
  }

  /** An entry that is expected, and what is said to it. */
  public record Slip(String text, Comment comment, String pointer) {}

  static Slips read(Node node, String pointer) {
    List<Slip> slips = new ArrayList<>();
    int number = 0;
    for (Node item : node.items("wrong")) {
      String at = pointer + "/wrong/" + number++;
      String text = Slots.written(item.field("answer").tree());
      Optional<Comment> comment = Comment.read(item, at);
      if (comment.isEmpty()) {
        item.flaw(Wrong.MISSING, "feedback");
      } else {
        slips.add(new Slip(text, comment.get(), at));
      }
    }
    return new Slips(slips);
  }

  /** What is said to an entry, where it is one of these. */
  Optional<Comment> comment(Blank blank, Blank.Entry entry) {
    return all.stream().filter(slip -> isSame(blank, slip, entry)).map(Slip::comment).findFirst();
  }

  private static boolean isSame(Blank blank, Slip slip, Blank.Entry entry) {
    return blank.read(new Slot(slip.text(), 1, 1)) instanceof Parsed.Done<Blank.Entry> done
        && done.value().equals(entry);
  }

  /** Each must be readable and wrong. */
  void prove(Blank blank, Flaws flaws) {
    for (Slip slip : all) {
      switch (blank.read(new Slot(slip.text(), 1, 1))) {
        case Parsed.Failed<Blank.Entry> failed ->
            flaws.at(slip.pointer() + "/answer", Wrong.EXPECTED, failed.fault());
        case Parsed.Done<Blank.Entry> done -> {
          if (blank.mark(done.value()) == Part.Outcome.RIGHT) {
            flaws.at(slip.pointer() + "/answer", Wrong.LISTED_WRONG);
          }
        }
      }
    }
  }

  List<Question.Slip> expected() {
    return all.stream()
        .map(slip -> new Question.Slip(slip.text(), slip.comment().misconception()))
        .toList();
  }

  List<Question.Named> misconceptions() {
    return all.stream().flatMap(slip -> slip.comment().named().stream()).toList();
  }
}
