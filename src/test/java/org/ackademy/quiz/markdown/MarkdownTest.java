package org.ackademy.quiz.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of Markdown, read again by a parser of HTML that has no part in making it. */
class MarkdownTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "p",
          "em",
          "strong",
          "code",
          "pre",
          "ul",
          "ol",
          "li",
          "blockquote",
          "br",
          "hr",
          "h3",
          "h4",
          "h5",
          "h6",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "a");

  /** Says what is in it that must not be. */
  private static void assertHarmless(String markdown) {
    String html = Markdown.html(markdown);
    Document document = Jsoup.parseBodyFragment(html);
    for (Element element : document.body().getAllElements()) {
      if (!element.equals(document.body())) {
        assertThat(ELEMENTS).as(html).contains(element.tagName());
      }
      for (Attribute attribute : element.attributes()) {
        String allowed =
            switch (attribute.getKey()) {
              case "href" -> "https://.*";
              case "rel" -> "[a-z ]+";
              case "align" -> "left|center|right";
              case "start" -> "[0-9]+";
              case "class" -> "language-[a-z]+";
              default -> "nothing";
            };
        assertThat(attribute.getValue()).as(html).matches("(?s)" + allowed);
      }
    }
    assertThat(document.head().childNodeSize()).as(html).isZero();
    // A second pass finds nothing to change: what is shown is what was written.
    assertThat(document.body().select("script, style, iframe, svg, math, object")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*soft* and **strong**|<p><em>soft</em> and <strong>strong</strong></p>",
        "`A > B SYN`|<p><code>A &gt; B SYN</code></p>",
        "**확인 응답**은|<p><strong>확인 응답</strong>은</p>",
        "### 제목|<h3>제목</h3>",
        "# Too large|<h3>Too large</h3>",
        "[RFC](https://www.rfc-editor.org/rfc/rfc9293)|<p><a href=\"https://www.rfc-editor.org/rfc/rfc9293\" rel=\"noopener noreferrer nofollow\">RFC</a></p>",
        "seq=[[x]]|<p>seq&#61;[[x]]</p>",
      })
  void whatQuestionsUseIsRendered(String markdown, String html) {
    assertThat(Markdown.html(markdown)).isEqualTo(html);
  }

  @Test
  void blocksAreRendered() {
    String html =
        Markdown.html(
            """
            | SEQ | ACK |
            | --: | --- |
            | 100 | 301 |

            1. first
            2. second

            - `SYN`

            ```text
            A > B SYN seq=100
            ```

            > said
            """);
    Document document = Jsoup.parseBodyFragment(html);
    assertThat(document.select("table th[align=right]").text()).isEqualTo("SEQ");
    assertThat(document.select("tbody td").eachText()).containsExactly("100", "301");
    assertThat(document.select("ol li").eachText()).containsExactly("first", "second");
    assertThat(document.select("ul li code").text()).isEqualTo("SYN");
    assertThat(document.select("pre code").text()).isEqualTo("A > B SYN seq=100");
    assertThat(document.select("blockquote").text()).isEqualTo("said");
  }

  @ParameterizedTest
  @MethodSource("org.ackademy.quiz.markdown.Attacks#texts")
  void nothingHarmfulComesThrough(String markdown) {
    assertHarmless(markdown);
    assertHarmless("- " + markdown.replace("\n", "\n  "));
    assertHarmless("a " + markdown + " b");
  }

  @Test
  void aCornerWithNothingToSayIsNoHeader() {
    Document document =
        Jsoup.parseBodyFragment(Markdown.html("| | SEQ |\n| :-- | --- |\n| SYN | 100 |"));
    assertThat(document.select("th").eachText()).containsExactly("SEQ");
    assertThat(document.select("thead td")).hasSize(1);
  }

  @Test
  void deepNestingIsHarmless() {
    assertHarmless("> ".repeat(2_000) + "<script>");
    assertHarmless("[".repeat(5_000) + "x" + "](javascript:1)".repeat(5_000));
    assertHarmless("*a **b ".repeat(3_000));
  }

  @Test
  void piecesOfAttacksInAnyOrderAreHarmless() {
    String[] pieces = {
      "<script>",
      "</script>",
      "<img src=x ",
      "onerror=alert(1)",
      ">",
      "\"",
      "'",
      "`",
      "```\n",
      "[x](",
      "javascript:",
      ")",
      "<svg ",
      "/>",
      "\n",
      "\n\n",
      "    ",
      "> ",
      "- ",
      "|",
      "\n|-|\n",
      "&lt;",
      "&#x3c;",
      "<!--",
      "-->",
      "\u0000",
      "\uD83D",
      "\\",
      "**",
      "](",
      "![",
      "https://a.example"
    };
    long seed = 20261122;
    var random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertHarmless(text.toString());
    }
  }
}
