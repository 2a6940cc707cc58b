package org.ackademy.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ackademy.notation.Expected;
import org.ackademy.notation.JsonWriter;
import org.ackademy.notation.Parsed;
import org.ackademy.question.Slots.Slot;

/**
 * A word or a few: right where they are one of those accepted, in either language. What does not
 * count: letter case, the width and composition of characters (Unicode's NFKC), blanks, hyphens,
 * underscores, quotation marks, a full stop, English articles, and the Korean particle or copula at
 * the end.
 *
 * @param accept what is right; the first is shown as the key
 * @param slips entries that are expected and wrong
 */
public record WordsBlank(List<String> accept, Slips slips) implements Blank {
  private static final int CHARS_MAX = 200;

  /** What may follow a Korean answer without changing it; longer ones first. */
  private static final List<String> ENDINGS =
      List.of(
          "상태입니다", "상태이다", "상태다", "입니다", "이에요", "예요", "이다", "상태", "으로", "은", "는", "이", "가", "을",
          "를", "의", "로", "다");

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  public WordsBlank {
    accept = List.copyOf(accept);
  }

  static Optional<Blank> read(Node node, String pointer) {
    List<String> accept = new ArrayList<>();
    for (Node item : node.field("accept").items()) {
      accept.add(item.text());
    }
    if (accept.isEmpty()) {
      node.flaw(Wrong.ACCEPT_NONE);
    }
    Slips slips = pointer.isEmpty() ? Slips.NONE : Slips.read(node, pointer);
    return accept.isEmpty() ? Optional.empty() : Optional.of(new WordsBlank(accept, slips));
  }

  @Override
  public Parsed<Entry> read(Slot slot) {
    if (slot.text().length() > CHARS_MAX) {
      return Parsed.failed(slot.fault(Expected.TEXT_AT_MOST, "answer", String.valueOf(CHARS_MAX)));
    }
    return Parsed.done(new Entry(folded(slot.text())));
  }

  /** The text with all that does not count taken out, but for endings. */
  static String folded(String text) {
    var folded = new StringBuilder();
    for (String word : Likening.plain(text).toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!ARTICLES.contains(word)) {
        word.codePoints().filter(Character::isLetterOrDigit).forEach(folded::appendCodePoint);
        // A sign that is all there is counts: "+" is an answer.
        if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
          folded.append(word.replaceAll("[-_\"'`.()]+", ""));
        }
      }
    }
    return folded.toString();
  }

  @Override
  public Part.Outcome mark(Entry entry) {
    boolean right =
        accept.stream().map(WordsBlank::folded).anyMatch(key -> isSaid(entry.meaning(), key));
    return right ? Part.Outcome.RIGHT : Part.Outcome.WRONG;
  }

  private static boolean isSaid(String said, String key) {
    return said.equals(key)
        || (said.startsWith(key) && ENDINGS.contains(said.substring(key.length())));
  }

  @Override
  public Optional<Comment> comment(Entry entry) {
    return slips.comment(this, entry);
  }

  @Override
  public String key() {
    return accept.get(0);
  }

  @Override
  public void show(JsonWriter json, Audience audience) {
    json.name("form").text("text");
  }

  @Override
  public void prove(String pointer, Flaws flaws) {
    for (int i = 0; i < accept.size(); i++) {
      String folded = folded(accept.get(i));
      if (folded.isEmpty()) {
        flaws.at(pointer + "/accept/" + i, Wrong.ACCEPT_NOTHING);
      } else if (accept.subList(0, i).stream().map(WordsBlank::folded).anyMatch(folded::equals)) {
        flaws.at(pointer + "/accept/" + i, Wrong.ACCEPT_AGAIN, accept.get(i));
      }
    }
    slips.prove(this, flaws);
  }

  @Override
  public List<Question.Slip> slipsIn() {
    return slips.expected();
  }

  @Override
  public List<Question.Named> misconceptions() {
    return slips.misconceptions();
  }
}
