package org.ackademy.interop.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.xml.XmlReading;
import org.ackademy.question.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as Moodle and people write them. */
class MoodleReadingTest {
  private static final String OPTIONS =
      "<single>true</single><answer fraction=\"100\"><text>yes</text></answer>"
          + "<answer fraction=\"0\"><text>no</text></answer>";

  private static Imported read(String questions) {
    String xml = "<?xml version=\"1.0\"?>\n<quiz>" + questions + "</quiz>";
    try {
      return MoodleReading.read(xml.getBytes(StandardCharsets.UTF_8));
    } catch (XmlReading.Unreadable e) {
      throw new AssertionError(e);
    }
  }

  private static String question(String type, String text, String rest) {
    return "<question type=\"%s\"><name><text>N</text></name><questiontext format=\"html\"><text><![CDATA[%s]]></text></questiontext>%s</question>"
        .formatted(type, text, rest);
  }

  private static Item only(Imported imported) {
    assertThat(imported.notes()).noneMatch(note -> note.kind().weight() == Note.Weight.REFUSED);
    assertThat(imported.items()).hasSize(1);
    return imported.items().getFirst();
  }

  private static List<String> refused(Imported imported) {
    return imported.notes().stream()
        .filter(note -> note.kind().weight() == Note.Weight.REFUSED)
        .map(note -> note.kind() + " " + note.detail())
        .collect(Collectors.toList());
  }

  @Test
  void htmlOfAnEditorBecomesMarkdown() {
    Item item =
        only(
            read(
                question(
                    "multichoice",
                    "<p dir=\"ltr\" style=\"x\">A&nbsp;<b>bold</b> <i>word</i>,<br>a * star &amp; 1 &lt; 2</p>"
                        + "<ul><li>one</li><li>two</li></ul><pre>x  y</pre>",
                    OPTIONS)));
    assertThat(item.task().en())
        .isEqualTo(
            "A\u00a0**bold** *word*,\\\na \\* star & 1 < 2\n\n- one\n- two\n\n```\nx  y\n```");
  }

  @Test
  void languagesComeApart() {
    Item item =
        only(
            read(
                question(
                    "multichoice",
                    "<span lang=\"ko\" class=\"multilang\">가</span> <span class=\"multilang\" lang=\"en\">A</span> both"
                        + " {mlang en}x{mlang}{mlang other}y{mlang}",
                    OPTIONS)));
    assertThat(item.task()).isEqualTo(new Text("A both x", "가 both y"));
  }

  @Test
  void oneLanguageStandsInBothAndThatIsSaid() {
    Imported imported = read(question("multichoice", "Was?", OPTIONS));
    assertThat(only(imported).task()).isEqualTo(new Text("Was?", "Was?"));
    assertThat(imported.notes()).extracting(Note::kind).contains(Note.Kind.ONE_LANGUAGE);
  }

  @Test
  void aNumberWithUnits() {
    Item item =
        only(
            read(
                question(
                    "numerical",
                    "How long?",
                    "<answer fraction=\"100\"><text>240</text><tolerance>0.5</tolerance></answer>"
                        + "<units><unit><multiplier>1</multiplier><unit_name>s</unit_name></unit>"
                        + "<unit><multiplier>0.0166666666666667</multiplier><unit_name>min</unit_name></unit></units>")));
    var amount = (Body.Entry.Amount) ((Body.Fill) item.body()).entry();
    assertThat(amount.tolerance()).isEqualByComparingTo("0.5");
    assertThat(amount.units().get("min")).isEqualByComparingTo("60");
  }

  @Test
  void aClozeAsPeopleWriteIt() {
    Item item =
        only(
            read(
                question(
                    "cloze",
                    "<p>It is {1:MC:LISTEN~=CLOSED#<b>yes</b>~%-50%OPEN}, {:SA:=a \\} b~=c}, {2:NM:=5:1}.</p>",
                    "")));
    assertThat(item.task().en()).isEqualTo("Fill in the gaps.");
    var cloze = (Body.Cloze) item.body();
    assertThat(cloze.text().en()).isEqualTo("It is [[g1]], [[g2]], [[g3]].");
    assertThat(((Body.Entry.Word) gap(cloze, "g2")).accept()).containsExactly("a } b", "c");
    assertThat(((Body.Entry.Picked) gap(cloze, "g1")).options().get(1))
        .isEqualTo(
            new Body.Option(
                new Text("CLOSED", "CLOSED"), true, Optional.of(new Text("**yes**", "**yes**"))));
  }

  private static Body.Entry gap(Body.Cloze cloze, String name) {
    return Objects.requireNonNull(cloze.gaps().get(name));
  }

  @Test
  void aStatementByItself() {
    Item item =
        only(
            read(
                question(
                    "truefalse",
                    "A SYN takes a number.",
                    "<answer fraction=\"100\"><text>true</text></answer>"
                        + "<answer fraction=\"0\"><text>false</text><feedback><text>It does.</text></feedback></answer>")));
    var judge = (Body.Judge) item.body();
    assertThat(judge.statements().getFirst().holds()).isTrue();
    assertThat(judge.statements().getFirst().feedback()).map(Text::en).contains("It does.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "essay | x | | TYPE essay",
        "calculated | x | | TYPE calculated",
        "description | x | | TYPE description",
        "multichoice | <img src=\"@@PLUGINFILE@@/a.png\"> | " + OPTIONS + " | FILE",
        "multichoice | <video>x</video> | " + OPTIONS + " | MARKUP <video>",
        "multichoice | a <sub>1</sub> | " + OPTIONS + " | MARKUP <sub>",
        "multichoice | x | <single>true</single><answer fraction=\"50\"><text>a</text></answer><answer fraction=\"100\"><text>b</text></answer> | WEIGHTS 50",
        "multichoice | x | <single>true</single><answer fraction=\"100\"><text>a</text></answer> | BROKEN",
        "shortanswer | x | <answer fraction=\"100\"><text>SYN*</text></answer> | PATTERN SYN*",
        "shortanswer | x | <answer fraction=\"0\"><text>SYN</text></answer> | BROKEN answer",
        "numerical | x | <answer fraction=\"100\"><text>*</text></answer> | PATTERN *",
        "numerical | x | <answer fraction=\"33.33333\"><text>5</text></answer> | WEIGHTS",
        "matching | x | <subquestion><text>a</text><answer><text>b</text></answer></subquestion> | BROKEN",
        "ordering | x | <answer><text>a</text></answer> | BROKEN",
        "cloze | no gap | | BROKEN",
        "cloze | {1:MULTIRESPONSE:=a~b} | | TYPE MULTIRESPONSE",
        "cloze | {1:NM:=1 | | BROKEN"
      })
  void whatIsNotUnderstoodIsNotTaken(String type, String text, String rest, String why) {
    Imported imported = read(question(type, text, rest == null ? "" : rest));
    assertThat(imported.items()).isEmpty();
    assertThat(imported.isWhole()).isFalse();
    assertThat(refused(imported)).anyMatch(said -> said.startsWith(why.strip()));
  }

  @Test
  void oneThatIsRefusedDoesNotTakeOthersAlong() {
    Imported imported =
        read(question("essay", "x", "") + "\n" + question("multichoice", "y", OPTIONS));
    assertThat(imported.items()).hasSize(1);
    assertThat(imported.isWhole()).isFalse();
    assertThat(imported.notes().getFirst().line()).isEqualTo(2);
    assertThat(imported.items().getFirst().id()).isEqualTo("n");
  }

  @Test
  void settingsThatWeDoNotHaveAreNamed() {
    Imported imported =
        read(
            question(
                "multichoice",
                "x",
                OPTIONS
                    + "<defaultgrade>2</defaultgrade><correctfeedback><text>Well done</text></correctfeedback>"));
    assertThat(imported.notes())
        .extracting(Note::detail)
        .contains("defaultgrade 2", "correctfeedback");
  }

  /** Patterns that look for languages take no time by the square, and no stack. */
  @Test
  void aTextFullOfMarksIsRefused() {
    String mark = "{mlang en}x{mlang}";
    assertThat(refused(read(question("multichoice", mark.repeat(20_000), OPTIONS)))).isNotEmpty();
    assertThat(read(question("multichoice", mark.repeat(2_000), OPTIONS)).items()).hasSize(1);
    String span = "<span lang=\"en\" class=\"multilang\">x</span>";
    assertThat(read(question("multichoice", span.repeat(700), OPTIONS)).items()).hasSize(1);
    String opened = "<span lang=\"en\" class=\"multilang\">";
    assertThat(read(question("multichoice", opened.repeat(900), OPTIONS))).isNotNull();
  }
}
