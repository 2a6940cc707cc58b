package org.ackademy.interop.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Loss;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Speech;
import org.ackademy.question.Exercise;
import org.ackademy.question.Language;
import org.ackademy.question.Text;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What Moodle 4.5 wants of a file, as its importer reads it. */
class MoodleWritingTest {
  /** The weights of question/engine/bank.php; any other stops the import. */
  private static final Set<String> FRACTIONS =
      Set.of(
          "100",
          "90",
          "83.33333",
          "80",
          "75",
          "70",
          "66.66667",
          "60",
          "50",
          "40",
          "33.33333",
          "30",
          "25",
          "20",
          "16.66667",
          "14.28571",
          "12.5",
          "11.11111",
          "10",
          "5",
          "0");

  private static final XPath PATH = XPathFactory.newInstance().newXPath();

  private final Losses losses = new Losses();

  private static Text text(String en) {
    return new Text(en, en + " (한국어)");
  }

  private static Item item(Body body) {
    return new Item(
        "an-item",
        text("Title"),
        text("Task"),
        body,
        text("Because"),
        List.of(text("Hint")),
        new Exercise.References(Set.of(), Set.of(), Set.of("3.4")),
        Exercise.Label.NONE);
  }

  private Document written(Body body, Speech speech) throws Exception {
    Text title = new Text("A / B", "가 / 나");
    String xml =
        MoodleWriting.of(new Paper("quiz", title, title, List.of(item(body))), speech, losses);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<String> all(Document document, String path) throws Exception {
    NodeList nodes = (NodeList) PATH.evaluate(path, document, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static List<Body.Option> options(int right, int wrong) {
    List<Body.Option> options = new ArrayList<>();
    for (int i = 0; i < right + wrong; i++) {
      options.add(new Body.Option(text("Option " + i), i < right, Optional.empty()));
    }
    return options;
  }

  @Test
  void everyWeightIsOnMoodlesList() throws Exception {
    for (int right = 1; right < 12; right++) {
      for (int wrong = 1; right + wrong <= 12; wrong++) {
        Document document =
            written(
                new Body.Choose(Body.Pick.ANY, options(right, wrong), Body.Order.DRAWN),
                Speech.ALL);
        List<String> fractions = all(document, "//answer/@fraction");
        assertThat(fractions).hasSize(right + wrong);
        assertThat(fractions)
            .allSatisfy(one -> assertThat(FRACTIONS).contains(one.replace("-", "")));
        // What is right is above 0 and what is wrong below, however many there are.
        assertThat(fractions.subList(0, right)).noneMatch(one -> one.startsWith("-"));
        assertThat(fractions.subList(right, right + wrong)).allMatch(one -> one.startsWith("-"));
      }
    }
    assertThat(losses.all()).anyMatch(loss -> loss.kind() == Loss.Kind.WEIGHT);
  }

  @Test
  void aWeightThatIsOnTheListIsNoLoss() throws Exception {
    written(new Body.Choose(Body.Pick.ANY, options(3, 3), Body.Order.DRAWN), Speech.ALL);
    assertThat(losses.all()).noneMatch(loss -> loss.kind() == Loss.Kind.WEIGHT);
  }

  @Test
  void textsHoldBothLanguagesAsMoodlesFilterReadsThem() throws Exception {
    Document document =
        written(new Body.Choose(Body.Pick.ONE, options(1, 1), Body.Order.DRAWN), Speech.ALL);
    String span = "<span lang=\"%s\" class=\"multilang\"><p>%s</p></span>";
    assertThat(all(document, "//questiontext/text"))
        .containsExactly(span.formatted("en", "Task") + span.formatted("ko", "Task (한국어)"));
    assertThat(all(document, "//name/text")).containsExactly("Title");
    assertThat(all(document, "//hint/text")).hasSize(1);
    assertThat(losses.all()).contains(new Loss("an-item", Loss.Kind.ONE_LANGUAGE, "name"));
  }

  @Test
  void oneLanguageHoldsNoSpan() throws Exception {
    Document document =
        written(
            new Body.Choose(Body.Pick.ONE, options(1, 1), Body.Order.DRAWN),
            Speech.of(Language.KO));
    assertThat(all(document, "//questiontext/text")).containsExactly("<p>Task (한국어)</p>");
    assertThat(all(document, "//name/text")).containsExactly("Title (한국어)");
    assertThat(losses.all()).isEmpty();
  }

  @Test
  void aSlashInACategoryIsDoubled() throws Exception {
    Document document = written(new Body.Sort(List.of(text("1"), text("2"))), Speech.ALL);
    assertThat(all(document, "//category/text")).containsExactly("$course$/top/A // B");
  }

  /** Without it Moodle 4.5 ends in an error of its database. */
  @Test
  void anOrderingSaysWhetherTheNumberOfRightOnesIsShown() throws Exception {
    Document document = written(new Body.Sort(List.of(text("1"), text("2"))), Speech.ALL);
    assertThat(all(document, "//question[@type='ordering']/shownumcorrect")).hasSize(1);
    assertThat(all(document, "//question[@type='ordering']/answer/@fraction"))
        .containsOnly("1.0000000");
  }

  @Test
  void severalStatementsAreMatchedWithTrueAndFalse() throws Exception {
    Document document =
        written(
            new Body.Judge(
                List.of(
                    new Body.Statement(text("One"), true, Optional.of(text("Yes it is"))),
                    new Body.Statement(text("Two"), true, Optional.empty()))),
            Speech.ALL);
    // Moodle's form wants three rows at least, and something to choose from.
    assertThat(all(document, "//subquestion/answer/text"))
        .containsExactly("True", "True", "True", "False");
    assertThat(all(document, "//generalfeedback/text").getFirst()).contains("Yes it is");
    assertThat(losses.all()).extracting(Loss::kind).contains(Loss.Kind.FEEDBACK_GATHERED);
  }

  @Test
  void gapsAreEscaped() throws Exception {
    Document document =
        written(
            new Body.Cloze(
                text("A [[a]] and [[b]]"),
                Map.of(
                    "a",
                    new Body.Entry.Word(
                        List.of("}~#/\"\\*="), List.of(new Body.Wrong("x", text("a } b")))),
                    "b",
                    new Body.Entry.Amount(
                        new java.math.BigDecimal("101"),
                        java.math.BigDecimal.ZERO,
                        true,
                        Map.of(),
                        List.of()))),
            Speech.ALL);
    assertThat(all(document, "//questiontext/text").getFirst())
        .contains(
            "{1:SHORTANSWER:=\\}\\~\\#\\/\\\"\\\\\\\\*=~%0%x#<p>a \\} b<\\/p>}",
            "{1:NUMERICAL:=101:0~%50%4294967397:0~%50%-4294967195:0}");
  }

  @Test
  void whatATextHoldsNeverBecomesMarkup() throws Exception {
    Item item =
        new Item(
            "an-item",
            text("<b>]]>"),
            text("<script>alert(1)</script> `a < b` & \u0007"),
            new Body.Sort(List.of(text("1"), text("2"))),
            text("[x](javascript:alert)"),
            List.of(),
            new Exercise.References(Set.of(), Set.of(), Set.of()),
            Exercise.Label.NONE);
    Text title = text("Quiz");
    String xml =
        MoodleWriting.of(new Paper("quiz", title, title, List.of(item)), Speech.ALL, losses);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    String task = all(document, "//questiontext/text").getFirst();
    assertThat(task).contains("&lt;script&gt;").doesNotContain("<script");
    assertThat(all(document, "//generalfeedback/text").getFirst()).doesNotContain("javascript");
  }
}
