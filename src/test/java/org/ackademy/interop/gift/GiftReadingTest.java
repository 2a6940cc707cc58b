package org.ackademy.interop.gift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Note;
import org.ackademy.question.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GIFT as people write it, with its traps. */
class GiftReadingTest {
  private static Item only(String text) {
    Imported imported = GiftReading.read(text);
    assertThat(imported.notes()).noneMatch(note -> note.kind().weight() == Note.Weight.REFUSED);
    assertThat(imported.items()).hasSize(1);
    return imported.items().getFirst();
  }

  @Test
  void signsAfterABackslashAreSigns() {
    Item item = only("::a\\:b::What is 1 \\= 1 \\{x\\} \\~ \\# c\\\\d\\ne?{=\\=~\\~#why\\#}");
    assertThat(item.title().en()).isEqualTo("a:b");
    assertThat(item.task().en()).isEqualTo("What is 1 = 1 {x} ~ # c\\d\\\ne?");
    var choose = (Body.Choose) item.body();
    assertThat(choose.options()).extracting(option -> option.text().en()).containsExactly("=", "~");
    assertThat(choose.options().get(1).feedback()).map(Text::en).contains("why#");
  }

  @Test
  void weightsMakeItOneOfSeveral() {
    var choose = (Body.Choose) only("Which?{~%50%a ~%50%b ~%-100%c#no}").body();
    assertThat(choose.pick()).isEqualTo(Body.Pick.ANY);
    assertThat(choose.options()).extracting(Body.Option::right).containsExactly(true, true, false);
  }

  @Test
  void numbersWithTolerancesAndRanges() {
    var near = (Body.Entry.Amount) ((Body.Fill) only("n?{#240:2}").body()).entry();
    assertThat(near.tolerance()).isEqualByComparingTo("2");
    var range = (Body.Entry.Amount) ((Body.Fill) only("n?{#1400..1500}").body()).entry();
    assertThat(range.value()).isEqualByComparingTo("1450");
    assertThat(range.tolerance()).isEqualByComparingTo("50");
  }

  @Test
  void aToleranceIsNeverLeftOutUnread() {
    var near = (Body.Entry.Amount) ((Body.Fill) only("n?{#3.14:.01}").body()).entry();
    assertThat(near.tolerance()).isEqualByComparingTo("0.01");
    for (String text : List.of("n?{#3:a bit}", "n?{#3:-1}", "n?{#5..3}", "n?{#=3:1,5}")) {
      Imported imported = GiftReading.read(text);
      assertThat(imported.items()).as(text).isEmpty();
      assertThat(imported.isWhole()).as(text).isFalse();
    }
  }

  /** A quotation in which nothing stands is no statement. */
  @Test
  void anEmptyQuotationIsPartOfTheStatement() {
    var judge = (Body.Judge) only("[markdown]Is it?\\n\\n>{T}").body();
    assertThat(judge.statements().getFirst().text().en()).isEqualTo("Is it?\n\n>");
  }

  @Test
  void whatIsLongIsReadAndQuotedByItsBeginning() {
    String tag = "x!".repeat(200_000);
    Imported imported = GiftReading.read("// [id:" + tag + "] [tag:" + tag + "]\nTrue?{T}");
    assertThat(imported.items()).hasSize(1);
    assertThat(imported.notes())
        .allSatisfy(note -> assertThat(note.detail()).hasSizeLessThan(300))
        .anyMatch(note -> note.detail().startsWith("tag x!"));
  }

  /** A choice may have twelve options here. */
  @Test
  void whatOurCheckFindsIsToldInTheLanguageOfTheNote() {
    Imported imported = GiftReading.read("Which?{=a~b~c~d~e~f~g~h~i~j~k~l~m}");
    assertThat(imported.items()).isEmpty();
    Note note =
        imported.notes().stream()
            .filter(one -> one.kind() == Note.Kind.BROKEN)
            .findFirst()
            .orElseThrow();
    assertThat(note.in(Locale.ENGLISH)).contains("options").doesNotContainPattern("[가-힣]");
    assertThat(note.in(Locale.KOREAN)).contains("선택지").doesNotContain("options");
  }

  @Test
  void whatIsQuotedSteersNoTerminal() {
    Imported imported = GiftReading.read("::a\u001b[2Jb::open {=a");
    assertThat(imported.notes()).extracting(Note::item).containsExactly("a [2Jb");
  }

  @Test
  void aWordThatIsMissing() {
    Item item = only("A FIN is answered by {=ACK =an ACK} and a wait.");
    assertThat(item.task().en()).contains("answered by \\_\\_\\_\\_\\_ and");
    assertThat(((Body.Entry.Word) ((Body.Fill) item.body()).entry()).accept())
        .containsExactly("ACK", "an ACK");
  }

  @Test
  void whatBelongsTogether() {
    var match = (Body.Match) only("Match{=a -> 1 =b -> 2 = -> 3}").body();
    assertThat(match.pairs()).hasSize(2);
    assertThat(match.extra()).containsExactly(new Text("3", "3"));
  }

  @Test
  void statements() {
    var judge = (Body.Judge) only("TCP is a protocol.{T#It is.#Right.}").body();
    assertThat(judge.statements().getFirst().holds()).isTrue();
    assertThat(judge.statements().getFirst().feedback()).map(Text::en).contains("It is.");
  }

  @Test
  void anOrdering() {
    var sort =
        (Body.Sort) only("Order{>2 ALL VERTICAL ALL_OR_NOTHING SHOW none\nSYN\nFIN\n}").body();
    assertThat(sort.items()).extracting(Text::en).containsExactly("SYN", "FIN");
  }

  /** Moodle would make a short answer of each of these and say nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order{>SYN FIN}",
        "Order{>2 SOME\na\nb\n}",
        "Order{>2 ALL VERTICAL\na\n}",
        "Order{>}"
      })
  void anOrderingThatIsNotQuiteRightIsRefused(String text) {
    Imported imported = GiftReading.read(text);
    assertThat(imported.items()).isEmpty();
    assertThat(imported.isWhole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no braces",
        "Write{}",
        "open {=a",
        "{=a} and {=b}",
        "{~a ~b}",
        "{=a* =b}",
        "{#x}",
        "{#=1 =2}",
        "{a, b}",
        "{~%30%a ~%50%b ~c}",
        "{~%50%a ~b}",
        "a{=b -> c}",
        "x{T",
        "[html]<img src=a>{T}",
        "[html]<iframe>{T}"
      })
  void whatIsNotUnderstoodIsNotTaken(String text) {
    Imported imported = GiftReading.read("::q::" + text);
    assertThat(imported.items()).isEmpty();
    assertThat(imported.isWhole()).isFalse();
    assertThat(imported.notes()).allSatisfy(note -> assertThat(note.item()).isEqualTo("q"));
  }

  @Test
  void questionsAreNamedAndPlaced() {
    Imported imported =
        GiftReading.read(
            """
            $CATEGORY: $course$/top/Hand//shake

            // [id:my-id] [tag:rfc:3.4] [tag:own tag]
            // an ordinary comment
            ::First::One{T}

            Write it down{}

            First{F}
            """);
    assertThat(imported.title()).contains(new Text("Hand/shake", "Hand/shake"));
    assertThat(imported.items()).extracting(Item::id).containsExactly("my-id", "first");
    assertThat(imported.items().getFirst().references().sections()).containsExactly("3.4");
    assertThat(imported.items().getFirst().label().tags()).containsExactly("own-tag");
    List<Note> refused =
        imported.notes().stream()
            .filter(note -> note.kind().weight() == Note.Weight.REFUSED)
            .toList();
    assertThat(refused).singleElement().satisfies(note -> assertThat(note.line()).isEqualTo(7));
  }
}
