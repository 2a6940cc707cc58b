package org.ackademy.platform.linkmail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.platform.jobs.Job;
import org.ackademy.platform.jobs.JobKind;
import org.ackademy.platform.jobs.Jobs;
import org.ackademy.platform.jobs.Patience;
import org.ackademy.platform.mail.Letter;
import org.ackademy.platform.mail.MailServer;
import org.ackademy.platform.security.LinkToMail;
import org.ackademy.platform.security.MailedLinks;

/**
 * Sends a link by mail. What is waiting names the link and holds no secret: that is drawn when the
 * mail is written, so it is in the mail and nowhere else. A mail that is sent twice, since nobody
 * could tell whether the first one was taken, ends the link in the first one.
 */
@ApplicationScoped
public class LinkMail implements Job.OneTime<LinkToMail> {
  static final JobKind<LinkToMail> KIND = new JobKind<>("link-mail", LinkToMail.class);

  private final MailedLinks links;
  private final MailServer server;
  private final Jobs jobs;

  @Inject
  LinkMail(MailedLinks links, MailServer server, Jobs jobs) {
    this.links = links;
    this.server = server;
    this.jobs = jobs;
  }

  /** In the transaction that makes the link. */
  void wanted(@Observes LinkToMail link) {
    jobs.schedule(KIND, link.id().toString(), link);
  }

  @Override
  public JobKind<LinkToMail> kind() {
    return KIND;
  }

  @Override
  public Patience patience() {
    return Patience.DAYS;
  }

  /** Whom each mail is for. */
  @Override
  public Map<String, String> about(Collection<String> instances) {
    Map<UUID, String> known = links.recipients(instances.stream().map(UUID::fromString).toList());
    return known.entrySet().stream()
        .collect(Collectors.toMap(one -> one.getKey().toString(), Map.Entry::getValue));
  }

  @Override
  public Outcome run(LinkToMail wanted) throws MessagingException {
    Optional<Letter> letter = links.letter(wanted);
    if (letter.isPresent()) {
      server.send(letter.get());
    }
    return new Outcome.Done();
  }
}
