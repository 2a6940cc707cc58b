package org.ackademy.quiz.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.ackademy.question.Flaw;

/** What is found is said in both languages, with every place of the sentence filled in. */
final class BothLanguages {
  private static final String HANGUL = "[가-힣]";

  /** A place of a sentence that nothing was put into. */
  private static final String EMPTY_PLACE = "\\{\\d+(\\|[^}]*)?}";

  private BothLanguages() {}

  /** The flaw in English, once its Korean has been looked at. */
  static Flaw looked(Flaw flaw) {
    assertThat(flaw.text()).isNotBlank().doesNotContainPattern(EMPTY_PLACE);
    assertThat(flaw.text(Locale.KOREAN))
        .as(flaw.text())
        .containsPattern(HANGUL)
        .doesNotContainPattern(EMPTY_PLACE);
    return flaw;
  }
}
