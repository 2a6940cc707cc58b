package org.ackademy.quiz.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.ackademy.question.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnfitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a <b>c</b>|2|HTML is not shown",
        "a ![x](https://a.example/b.png)|2|images are not shown: https://a.example/b.png",
        "a [x](javascript:alert(1))|2|a link leads to an https:// address",
        "a [x](http://a.example)|2|a link leads to an https:// address",
        "[x](https://user:word@a.example)|0|a link leads to an https:// address",
        "[x](https:///a)|0|a link leads to an https:// address",
        "## Large|0|headings above level 3 (###) are the page's",
        "**“말”**은 이렇게|0|emphasis that does not begin or end",
      })
  void isNamedWithItsPlace(String markdown, int column, String said) {
    assertThat(Unfit.in(markdown)).isNotEmpty();
    Unfit first = Unfit.in(markdown).get(0);
    assertThat(first.column()).isEqualTo(column);
    assertThat(first.said().in(Locale.ENGLISH)).startsWith(said);
    assertThat(first.said().in(Locale.KOREAN)).containsPattern("[가-힣]");
  }

  @Test
  void aBlockOfHtmlHasItsLine() {
    assertThat(Unfit.in("one\n\n<div>\ntwo\n</div>\n"))
        .containsExactly(new Unfit(2, 0, Said.of(Unshown.HTML, "<div>")));
  }

  @Test
  void whatCannotBeShownIsNamed() {
    assertThat(Unfit.in("a \uFFFD b")).hasSize(1);
    assertThat(Unfit.in("a \u0007 b")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`<SEQ=100><CTL=SYN>`",
        "*x* **y** [RFC 9293](https://www.rfc-editor.org/rfc/rfc9293#section-3.5)",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "### A part\n\n1. a\n2. b",
        "1 < 2 & 3 > 2",
        "```\n<script>\n```",
      })
  void whatIsShownAsMeantIsFit(String markdown) {
    assertThat(Unfit.in(markdown)).isEmpty();
  }
}
