package org.ackademy.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ackademy.platform.launcher.RunningAckademy;

/**
 * The mail server to which the shared server hands its letters, as long as a test is about them.
 */
public final class Letterbox implements AutoCloseable {
  /** So long a letter is waited for. */
  public static final long PATIENCE_MS = 60_000;

  private static final Pattern LINK = Pattern.compile("(http\\S+)#(ack_(?:inv|pwd)_\\S+)");

  /** Other tests' letters may still be under way, and come to this box as well. */
  private final String domain = "d" + UUID.randomUUID() + ".example";

  private GreenMail box = started();

  private static GreenMail started() {
    int port = RunningAckademy.neighbours().mail();
    var box = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    box.start();
    return box;
  }

  /** It was away, and takes letters again. */
  public void startAgain() {
    box = started();
  }

  @Override
  public void close() {
    box.stop();
  }

  /** What its addresses have behind the @. */
  public String domain() {
    return domain;
  }

  /** An address that nobody had before. */
  public String address() {
    return "p" + UUID.randomUUID() + "@" + domain;
  }

  /** To whom letters came, other tests' among them. */
  public Stream<String> everybody() {
    return Stream.of(box.getReceivedMessages()).map(Letterbox::recipient);
  }

  /** Whom a letter is for. */
  public static String recipient(MimeMessage letter) {
    try {
      return letter.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /** What came to this box's addresses, in order. */
  public MimeMessage[] letters() {
    return box.getReceivedMessagesForDomain(domain);
  }

  /** The same once there are so many at least. */
  public MimeMessage[] letters(int least) {
    int came = box.getReceivedMessages().length;
    while (letters().length < least) {
      assertThat(box.waitForIncomingEmail(PATIENCE_MS, came + 1)).isTrue();
      came = box.getReceivedMessages().length;
    }
    return letters();
  }

  /**
   * The page that a letter leads to.
   *
   * @param number of the letter, from 1
   */
  public String link(int number) throws MessagingException, IOException {
    return found(number).group();
  }

  /** What stands behind the # of that page's address: good once. */
  public String secret(int number) throws MessagingException, IOException {
    return found(number).group(2);
  }

  private Matcher found(int number) throws MessagingException, IOException {
    MimeMessage letter = letters(number)[number - 1];
    Matcher link = LINK.matcher(String.valueOf(letter.getContent()));
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).startsWith(RunningAckademy.shared().root().toString());
    return link;
  }
}
