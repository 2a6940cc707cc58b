package org.ackademy.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the launcher, or whoever else starts the server, decided. */
@ApplicationScoped
public class Settings {
  private final Config config = ConfigProvider.getConfig();

  /** The folder of quiz files: {@code ackademy.quizzes}. */
  public Optional<Path> quizzes() {
    return config.getOptionalValue("ackademy.quizzes", String.class).map(Path::of);
  }

  /** Whether demo accounts exist and are let in: {@code ackademy.accounts}. */
  public DemoAccounts demoAccounts() {
    return config
        .getOptionalValue("ackademy.accounts", String.class)
        .map(DemoAccounts::valueOf)
        .orElse(DemoAccounts.ABSENT);
  }

  /** Where the server is reached from outside: {@code ackademy.root}, with a slash at the end. */
  public String root() {
    return config.getOptionalValue("ackademy.root", String.class).orElse("http://localhost:8080/");
  }

  /** The file in which the application leaves lines for its operator: {@code ackademy.welcome}. */
  public Optional<Path> welcome() {
    return config.getOptionalValue("ackademy.welcome", String.class).map(Path::of);
  }

  /** How far webhooks may reach: {@code ackademy.webhooks.reach}. */
  public WebhookReach webhookReach() {
    return config
        .getOptionalValue("ackademy.webhooks.reach", String.class)
        .map(WebhookReach::valueOf)
        .orElse(WebhookReach.PUBLIC);
  }

  /** How far webhooks may reach. */
  public enum WebhookReach {
    /** Addresses of the public network alone, by HTTPS. */
    PUBLIC,
    EVERYWHERE
  }

  /** Accounts with published passwords. */
  public enum DemoAccounts {
    /** Only on a server that nobody but this machine's users can reach. */
    PRESENT,
    ABSENT
  }
}
