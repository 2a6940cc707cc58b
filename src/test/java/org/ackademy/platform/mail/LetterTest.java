package org.ackademy.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.platform.Settings.Smtp;
import org.ackademy.platform.Settings.SmtpTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail says, to whom, and over which connections it goes. */
class LetterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  private static Letter letter(Locale language) {
    return Letter.of(
        "password",
        "minji@school.example",
        language,
        "https://quiz.example.org/",
        "https://quiz.example.org/reset#ack_pwd_secret",
        "2026-11-25 10:00 UTC",
        "o'brien{0}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "minji",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example\nX: y",
        "a@b.example, c@d.example",
        "A <a@b.example>",
        "a b@c.example",
        "\"a\"@b.example",
        "a@b.example>",
        "@b.example",
        "a@-",
        "a@b.example\u2028c",
        "a@[127.0.0.1]"
      })
  void thatIsNoAddress(String text) {
    assertThat(Letter.isAddress(text)).isFalse();
    assertThatThrownBy(() -> new Letter(text, "s", "t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"minji@school.example", "o'brien+tcp@xn--bcher-kva.example", "민지@학교.example"})
  void thatIsOne(String text) {
    assertThat(Letter.isAddress(text)).isTrue();
  }

  @Test
  void aSubjectIsOneLine() {
    assertThatThrownBy(() -> new Letter("a@b.example", "s\r\nBcc: c@d.example", "t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itSaysTheSameInBothLanguagesAndNothingToLogs() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Letter letter = letter(language);
      assertThat(letter.text())
          .contains("https://quiz.example.org/reset#ack_pwd_secret")
          .contains("2026-11-25 10:00 UTC")
          .contains("o'brien{0}");
      assertThat(letter.toString()).doesNotContain("secret").doesNotContain("minji");
    }
    assertThat(letter(Locale.KOREAN).subject()).isEqualTo("Ackademy 비밀번호 설정");
    assertThat(letter(Locale.GERMAN).subject()).isEqualTo("Set your password for Ackademy");
  }

  @Test
  void goesAsPlainTextInUtf8FromAndToOneAddress() throws Exception {
    GreenMail box = started("smtp");
    try {
      box.setUser("sender", "sender", "kept from others");
      server(box, SmtpTls.NONE, Optional.of("sender")).send(letter(Locale.KOREAN));
      MimeMessage got = box.getReceivedMessages()[0];
      assertThat(got.getSubject()).isEqualTo("Ackademy 비밀번호 설정");
      assertThat(got.getContentType()).isEqualTo("text/plain; charset=UTF-8");
      assertThat(String.valueOf(got.getContent())).contains("비밀번호를 정하십시오");
      assertThat(got.getAllRecipients()).hasSize(1);
      assertThat(got.getFrom()).hasSize(1);
      assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    } finally {
      box.stop();
    }
  }

  @Test
  void withoutTlsThatHoldsNothingIsSent() {
    // This one offers no STARTTLS.
    GreenMail plain = started("smtp");
    // And nobody vouches for this one's certificate.
    GreenMail unknown = started("smtps");
    try {
      assertThatThrownBy(
              () -> server(plain, SmtpTls.STARTTLS, Optional.empty()).send(letter(Locale.ENGLISH)))
          .isInstanceOf(MessagingException.class);
      assertThatThrownBy(
              () -> server(unknown, SmtpTls.TLS, Optional.empty()).send(letter(Locale.ENGLISH)))
          .isInstanceOf(MessagingException.class);
      assertThat(plain.getReceivedMessages()).isEmpty();
      assertThat(unknown.getReceivedMessages()).isEmpty();
    } finally {
      plain.stop();
      unknown.stop();
    }
  }

  private static GreenMail started(String protocol) {
    var box = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    box.start();
    return box;
  }

  private static MailServer server(GreenMail box, SmtpTls tls, Optional<String> user) {
    int port = tls == SmtpTls.TLS ? box.getSmtps().getPort() : box.getSmtp().getPort();
    return new MailServer(
        Optional.of(
            new Smtp(
                "127.0.0.1",
                port,
                user,
                user.map(name -> "kept from others"),
                "ackademy@school.example",
                tls)),
        CLOCK);
  }
}
