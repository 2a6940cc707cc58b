package org.ackademy.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.ackademy.platform.Settings;

/** The SMTP server that the operator named, if one was named. */
@ApplicationScoped
public class MailServer {
  /** For connecting, and for each wait after that. */
  static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final int ASCII_END = 0x80;

  private final Optional<Settings.Smtp> smtp;
  private final Clock clock;

  @Inject
  MailServer(Settings settings, Clock clock) {
    this(settings.smtp(), clock);
  }

  MailServer(Optional<Settings.Smtp> smtp, Clock clock) {
    this.smtp = smtp;
    this.clock = clock;
  }

  /** Whether mail can be sent at all. */
  public boolean isThere() {
    return smtp.isPresent();
  }

  /**
   * Sends a letter; to be called with no transaction open.
   *
   * @throws MessagingException where the server did not take it
   */
  public void send(Letter letter) throws MessagingException {
    Settings.Smtp server =
        smtp.orElseThrow(() -> new MessagingException("no SMTP server is named"));
    Properties properties = properties(server);
    // RFC 6531, for those who have such an address: elsewhere it would only be logged as missing.
    boolean ascii = letter.to().chars().allMatch(c -> c < ASCII_END);
    properties.setProperty("mail.mime.allowutf8", String.valueOf(!ascii));
    Session session = Session.getInstance(properties);
    var message = new MimeMessage(session);
    message.setFrom(new InternetAddress(server.from(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
    message.setSubject(letter.subject(), "UTF-8");
    message.setText(letter.text(), "UTF-8");
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
    message.setSentDate(Date.from(clock.instant()));
    message.saveChanges();
    try (Transport transport = session.getTransport()) {
      transport.connect(
          server.host(), server.port(), server.user().orElse(null), server.password().orElse(null));
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private static Properties properties(Settings.Smtp server) {
    String protocol =
        switch (server.tls()) {
          case STARTTLS, NONE -> "smtp";
          case TLS -> "smtps";
        };
    String prefix = "mail." + protocol + ".";
    String timeout = String.valueOf(TIMEOUT.toMillis());
    var properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    properties.setProperty(prefix + "connectiontimeout", timeout);
    properties.setProperty(prefix + "timeout", timeout);
    properties.setProperty(prefix + "writetimeout", timeout);
    properties.setProperty(prefix + "auth", String.valueOf(server.user().isPresent()));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    switch (server.tls()) {
      case STARTTLS -> {
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", "true");
      }
      case TLS, NONE -> {
        // The protocol's name says the one; the other is a server on this machine.
      }
    }
    return properties;
  }
}
