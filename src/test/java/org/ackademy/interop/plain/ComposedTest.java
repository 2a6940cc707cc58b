package org.ackademy.interop.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.question.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two texts in one field, and two again. */
class ComposedTest {
  private static final Text TASK = new Text("Is it so?\n\n> a quotation\n\nSay.", "그렇습니까?");

  private static Text same(String text) {
    return new Text(text, text);
  }

  @Test
  void whatWasJoinedIsParted() {
    Text statement = new Text("One.\n\nTwo.", "하나.\n둘.");
    assertThat(Composed.unquoted(Composed.quoted(TASK, statement)))
        .isEqualTo(new Composed.Split(TASK, statement));
    assertThat(Composed.unruled(Composed.ruled(TASK, statement)))
        .isEqualTo(new Composed.Split(TASK, statement));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A statement.",
        "> all of it",
        "\n> all of it",
        "a\n> lazy",
        "a\n\n> b\n\nc",
        "a\n\n>\n> "
      })
  void whatEndsInNoQuotationIsTheStatementItself(String text) {
    assertThat(Composed.unquoted(same(text)).rest()).isEqualTo(same(text));
  }

  @Test
  void aQuotationMayBeLong() {
    String lines = "> line\n".repeat(10_000);
    Composed.Split split = Composed.unquoted(same("Is it?\n\n" + lines + "\n \n"));
    assertThat(split.task()).isEqualTo(same("Is it?"));
    assertThat(split.rest().en().lines()).hasSize(10_000).containsOnly("line");
  }
}
