package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.jobs.Job;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.platform.jobs.Patience;
import org.ackademy.platform.mail.Letter;
import org.ackademy.platform.mail.MailServer;

/**
 * Sends a link by mail. What is waiting names the link and holds no secret: that is drawn when the
 * mail is written, so it is in the mail and nowhere else. A mail that is sent twice, since nobody
 * could tell whether the first one was taken, ends the link in the first one.
 */
@ApplicationScoped
public class LinkMail implements Job.OneTime<LinkMail.Wanted> {
  static final JobKind<Wanted> KIND = new JobKind<>("link-mail", Wanted.class);

  private final MailedLinks links;
  private final MailServer server;

  @Inject
  LinkMail(MailedLinks links, MailServer server) {
    this.links = links;
    this.server = server;
  }

  /** What a link is for. */
  enum Purpose {
    INVITATION,
    PASSWORD
  }

  /**
   * A mail that is wanted.
   *
   * @param link the invitation's or the password link's id
   * @param language as in {@code ko}
   */
  record Wanted(Purpose purpose, UUID link, String language) {
    Locale locale() {
      return Locale.forLanguageTag(language);
    }
  }

  @Override
  public JobKind<Wanted> kind() {
    return KIND;
  }

  @Override
  public Patience patience() {
    return Patience.DAYS;
  }

  @Override
  public Outcome run(Wanted wanted) throws MessagingException {
    Optional<Letter> letter = links.letter(wanted);
    if (letter.isPresent()) {
      server.send(letter.get());
    }
    return new Outcome.Done();
  }
}
