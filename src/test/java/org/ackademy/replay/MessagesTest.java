package org.ackademy.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private static final String BUNDLE = "org.ackademy.notation.expected";

  @Test
  void numbersAreNeverGrouped() {
    Map<String, String> parameters = Map.of("0", "seq", "1", "4294967295");
    assertThat(Messages.of(BUNDLE, Locale.US).text("NUMBER_UP_TO", parameters))
        .isEqualTo("for seq a number from 0 to 4294967295");
    assertThat(Messages.of(BUNDLE, Locale.KOREA).text("NUMBER_UP_TO", parameters))
        .isEqualTo("seq에는 0부터 4294967295까지의 수");
  }

  @Test
  void otherLanguagesGetEnglishWhateverTheMachineSpeaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.KOREA);
      assertThat(Messages.of(BUNDLE, Locale.FRENCH).text("LINE_END"))
          .isEqualTo("the end of the line");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aParameterThatLooksLikeOneIsNotLookedAt() {
    assertThat(
            Messages.of(BUNDLE, Locale.ENGLISH)
                .text("NUMBER_UP_TO", Map.of("0", "{1}", "1", "{0}")))
        .isEqualTo("for {1} a number from 0 to {0}");
  }

  @Test
  void anUnknownKeyIsABug() {
    assertThatThrownBy(() -> Messages.of(BUNDLE, Locale.ENGLISH).text("NO_SUCH_KEY"))
        .isInstanceOf(MissingResourceException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "서버,은,는,는",
    "클라이언트,이,가,가",
    "신,을,를,을",
    "A,은,는,는",
    "B,이,가,가",
    "R,은,는,은",
    "ACK,을,를,를",
    "SYN,은,는,은",
    "RST,은,는,는",
    "'SYN,CWR',을,를,을",
    "FIN-WAIT-1,이,가,이",
    "FIN-WAIT-2,이,가,가",
    "CLOSING,은,는,은",
    "CLOSE-WAIT,은,는,는",
    "SYN-RECEIVED,으로,로,로",
    "LAST-ACK,으로,로,로",
    "101,으로,로,로",
    "100,으로,로,으로",
    "103,을,를,을",
    "102,을,를,를",
    "'서버(B)',은,는,는",
    "'',은,는,는",
  })
  void theParticleFollowsTheSound(
      String word, String afterConsonant, String afterVowel, String chosen) {
    assertThat(Particle.choose(word, afterConsonant, afterVowel)).isEqualTo(chosen);
  }
}
