package org.ackademy.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ackademy.platform.outward.Reach;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the launcher, or whoever else starts the server, decided. */
@ApplicationScoped
public class Settings {
  /** A scheme, a host, a port if need be, and no path: cookies and pages live at the root. */
  private static final Pattern PUBLIC_URL = Pattern.compile("https?://[^/?#@\\s]+/");

  /** What can be set in the environment and may be shown to administrators. */
  private static final List<String> SHOWN =
      List.of(
          "public.url",
          "trusted.proxies",
          "metrics",
          "smtp.host",
          "smtp.port",
          "smtp.from",
          "smtp.tls",
          "oidc.issuer",
          "oidc.client.id",
          "oidc.name",
          "oidc.reach",
          "xapi.endpoint",
          "xapi.reach",
          "lti.reach",
          "lti.contacts",
          "lti.policy",
          "lti.terms",
          "webhooks.reach",
          "retention.sessions",
          "retention.tokens",
          "retention.invitations",
          "retention.drafts",
          "retention.audit",
          "retention.courses");

  /** What can be set and is shown to nobody. */
  private static final List<String> SECRET =
      List.of(
          "smtp.user",
          "smtp.password",
          "oidc.client.secret",
          "xapi.user",
          "xapi.password",
          "key",
          "key.former");

  /** What may stand before the host of an address: a name and a password. */
  private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");

  private final Config config = ConfigProvider.getConfig();

  /** All that can be set in the environment, as it is. */
  public List<Known> known() {
    return Stream.concat(
            SHOWN.stream().map(name -> known(name, Secrecy.SHOWN)),
            SECRET.stream().map(name -> known(name, Secrecy.SECRET)))
        .toList();
  }

  private Known known(String name, Secrecy secrecy) {
    Optional<String> value = config.getOptionalValue("ackademy." + name, String.class);
    return new Known(
        "ACKADEMY_" + name.replace('.', '_').toUpperCase(Locale.ROOT),
        secrecy,
        value.isPresent(),
        secrecy == Secrecy.SECRET
            ? Optional.empty()
            : value.map(text -> CREDENTIALS.matcher(text).replaceAll("//…@")));
  }

  /** Whether a setting's value is told. */
  public enum Secrecy {
    SHOWN,
    SECRET
  }

  /**
   * A setting.
   *
   * @param name in the environment
   * @param given whether somebody set it; the default holds otherwise
   * @param value where it was set and is no secret
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Known(String name, Secrecy secrecy, boolean given, Optional<String> value) {}

  /** The folder of quiz files: {@code ackademy.quizzes}. */
  public Optional<Path> quizzes() {
    return config.getOptionalValue("ackademy.quizzes", String.class).map(Path::of);
  }

  /** Whether demo accounts exist and are let in: {@code ackademy.accounts}. */
  public DemoAccounts demoAccounts() {
    return config
        .getOptionalValue("ackademy.accounts", String.class)
        .map(DemoAccounts::valueOf)
        // Behind a proxy on this machine everybody comes by loopback.
        .filter(wanted -> publicUrl().isEmpty())
        .orElse(DemoAccounts.ABSENT);
  }

  /**
   * Where the server is reached from its own machine, with a slash at the end, if whoever started
   * it said so: {@code ackademy.root}.
   */
  public Optional<URI> ownRoot() {
    return config.getOptionalValue("ackademy.root", String.class).map(URI::create);
  }

  /** Where the server is reached from outside, with a slash at the end. */
  public String root() {
    return publicUrl().or(() -> ownRoot().map(URI::toString)).orElse("http://localhost:8080/");
  }

  /**
   * Where people reach it, if the operator said so: {@code ackademy.public.url}, in the environment
   * {@code ACKADEMY_PUBLIC_URL}; with a slash at the end.
   *
   * @throws IllegalArgumentException where it is no address of a server
   */
  public Optional<String> publicUrl() {
    return config
        .getOptionalValue("ackademy.public.url", String.class)
        .map(text -> text.endsWith("/") ? text : text + "/")
        .map(
            text -> {
              if (!PUBLIC_URL.matcher(text).matches()) {
                throw new IllegalArgumentException("ackademy.public.url: " + text);
              }
              return text;
            });
  }

  /**
   * The proxies whose word about where requests come from is believed: {@code
   * ackademy.trusted.proxies}, in the environment {@code ACKADEMY_TRUSTED_PROXIES}; addresses and
   * ranges with commas between.
   *
   * @throws IllegalArgumentException where one is none
   */
  public List<Addresses> trustedProxies() {
    return config
        .getOptionalValue("ackademy.trusted.proxies", String.class)
        .map(text -> Arrays.stream(text.split(",", -1)).map(String::strip))
        .orElseGet(Stream::empty)
        .map(Addresses::of)
        .toList();
  }

  /** Who may read {@code /metrics}: {@code ackademy.metrics}. */
  public MetricsReaders metricsReaders() {
    return config
        .getOptionalValue("ackademy.metrics", String.class)
        .map(MetricsReaders::valueOf)
        .orElse(MetricsReaders.LOOPBACK);
  }

  /** Whether the server practises grading after its start: {@code ackademy.rehearsal}. */
  public Rehearsal rehearsal() {
    return config
        .getOptionalValue("ackademy.rehearsal", String.class)
        .map(Rehearsal::valueOf)
        .orElse(Rehearsal.FULL);
  }

  /** The file in which the application leaves lines for its operator: {@code ackademy.welcome}. */
  public Optional<Path> welcome() {
    return config.getOptionalValue("ackademy.welcome", String.class).map(Path::of);
  }

  /**
   * The OpenID Connect provider, where one is named: {@code ackademy.oidc.issuer}, {@code
   * .client.id}, {@code .client.secret}, {@code .name}, {@code .reach}; in the environment {@code
   * ACKADEMY_OIDC_ISSUER} and so on.
   *
   * @throws IllegalArgumentException where an issuer is named without a client id
   */
  public Optional<Oidc> oidc() {
    return config
        .getOptionalValue("ackademy.oidc.issuer", String.class)
        .map(
            issuer ->
                new Oidc(
                    issuer,
                    config
                        .getOptionalValue("ackademy.oidc.client.id", String.class)
                        .orElseThrow(() -> new IllegalArgumentException("ackademy.oidc.client.id")),
                    config.getOptionalValue("ackademy.oidc.client.secret", String.class),
                    config
                        .getOptionalValue("ackademy.oidc.name", String.class)
                        .orElse("OpenID Connect"),
                    reach("oidc")));
  }

  /**
   * A provider that says who people are.
   *
   * @param issuer exactly as it names itself
   * @param name what people know it by
   */
  public record Oidc(
      String issuer, String clientId, Optional<String> clientSecret, String name, Reach reach) {
    @Override
    public String toString() {
      return issuer;
    }
  }

  /**
   * The learning record store that is told what learners do, where one is named: {@code
   * ackademy.xapi.endpoint}, {@code .user}, {@code .password}, {@code .reach}; in the environment
   * {@code ACKADEMY_XAPI_ENDPOINT} and so on.
   *
   * @throws IllegalArgumentException where one is named without a user and a password
   */
  public Optional<Xapi> xapi() {
    return config
        .getOptionalValue("ackademy.xapi.endpoint", String.class)
        .map(
            endpoint ->
                new Xapi(
                    endpoint,
                    needed("ackademy.xapi.user"),
                    needed("ackademy.xapi.password"),
                    reach("xapi")));
  }

  private String needed(String name) {
    return config
        .getOptionalValue(name, String.class)
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  /** A learning record store. */
  public record Xapi(String endpoint, String user, String password, Reach reach) {
    @Override
    public String toString() {
      return endpoint;
    }
  }

  /**
   * The keys with which secrets in the database are sealed, the current one first: {@code
   * ackademy.key} and {@code ackademy.key.former}, which may be several with commas between; in the
   * environment {@code ACKADEMY_KEY} and {@code ACKADEMY_KEY_FORMER}.
   */
  public List<String> sealingKeys() {
    Stream<String> current =
        config.getOptionalValue("ackademy.key", String.class).stream().map(String::strip);
    Stream<String> former =
        config.getOptionalValue("ackademy.key.former", String.class).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip);
    return Stream.concat(current, former).filter(text -> !text.isEmpty()).toList();
  }

  /**
   * For how many days what is kept of people: {@code ackademy.retention.sessions} and so on; in the
   * environment {@code ACKADEMY_RETENTION_SESSIONS}.
   */
  public Retention retention() {
    return new Retention(
        days("sessions").orElse(Retention.SESSIONS_DAYS),
        days("tokens").orElse(Retention.TOKENS_DAYS),
        days("invitations").orElse(Retention.INVITATIONS_DAYS),
        days("drafts").orElse(Retention.DRAFTS_DAYS),
        days("audit"),
        days("courses"));
  }

  private Optional<Integer> days(String what) {
    String name = "ackademy.retention." + what;
    Optional<Integer> days = config.getOptionalValue(name, Integer.class);
    if (days.filter(count -> count < 1).isPresent()) {
      throw new IllegalArgumentException(name);
    }
    return days;
  }

  /**
   * For how many days what is kept.
   *
   * @param sessions after their end
   * @param tokens after their end
   * @param invitations and links for passwords, after their end
   * @param drafts after they were saved last
   * @param audit entries; for ever where it is absent
   * @param courses whose work it was, after all that a course gave has closed; for ever where it is
   *     absent
   */
  public record Retention(
      int sessions,
      int tokens,
      int invitations,
      int drafts,
      Optional<Integer> audit,
      Optional<Integer> courses) {
    static final int SESSIONS_DAYS = 30;
    static final int TOKENS_DAYS = 90;
    static final int INVITATIONS_DAYS = 90;
    static final int DRAFTS_DAYS = 180;
  }

  /** How far webhooks may reach: {@code ackademy.webhooks.reach}. */
  public Reach webhookReach() {
    return reach("webhooks");
  }

  /**
   * How far requests to learning management systems may reach: {@code ackademy.lti.reach}; in the
   * environment {@code ACKADEMY_LTI_REACH}.
   */
  public Reach ltiReach() {
    return reach("lti");
  }

  /**
   * What learning management systems are told of who runs this: {@code ackademy.lti.contacts}
   * (addresses for mail, with commas between), {@code .policy} and {@code .terms} (addresses of the
   * pages on privacy and on the terms of use).
   */
  public Operator operator() {
    return new Operator(
        config.getOptionalValue("ackademy.lti.contacts", String.class).stream()
            .flatMap(text -> Stream.of(text.split(",", -1)))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList(),
        config.getOptionalValue("ackademy.lti.policy", String.class),
        config.getOptionalValue("ackademy.lti.terms", String.class));
  }

  /**
   * Who runs this, as others are told.
   *
   * @param contacts addresses for mail
   * @param policy the address of what is said on privacy
   * @param terms the address of the terms of use
   */
  public record Operator(List<String> contacts, Optional<String> policy, Optional<String> terms) {
    public Operator {
      contacts = List.copyOf(contacts);
    }
  }

  private Reach reach(String whose) {
    return config
        .getOptionalValue("ackademy." + whose + ".reach", String.class)
        .map(Reach::valueOf)
        .orElse(Reach.PUBLIC);
  }

  /**
   * The server that takes mail, where one is named: {@code ackademy.smtp.host}, {@code .port},
   * {@code .user}, {@code .password}, {@code .from}, {@code .tls}; in the environment {@code
   * ACKADEMY_SMTP_HOST} and so on.
   *
   * @throws IllegalArgumentException where a host is named without an address to send from
   */
  public Optional<Smtp> smtp() {
    Optional<String> host = config.getOptionalValue("ackademy.smtp.host", String.class);
    return host.map(
        name -> {
          SmtpTls tls =
              config
                  .getOptionalValue("ackademy.smtp.tls", String.class)
                  .map(SmtpTls::valueOf)
                  .orElse(SmtpTls.STARTTLS);
          return new Smtp(
              name,
              config.getOptionalValue("ackademy.smtp.port", Integer.class).orElse(tls.port),
              config.getOptionalValue("ackademy.smtp.user", String.class),
              config.getOptionalValue("ackademy.smtp.password", String.class),
              config
                  .getOptionalValue("ackademy.smtp.from", String.class)
                  .orElseThrow(() -> new IllegalArgumentException("ackademy.smtp.from")),
              tls);
        });
  }

  /**
   * A server that takes mail.
   *
   * @param from the address that mail comes from
   */
  public record Smtp(
      String host,
      int port,
      Optional<String> user,
      Optional<String> password,
      String from,
      SmtpTls tls) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** How mail is kept from being read on its way to the server. */
  public enum SmtpTls {
    /** Asked for, and without it nothing is sent. */
    STARTTLS(587),
    /** From the first octet. */
    TLS(465),
    /** Not at all: for a server on the same machine. */
    NONE(25);

    private final int port;

    SmtpTls(int port) {
      this.port = port;
    }
  }

  /** Who may read measurements, besides administrators. */
  public enum MetricsReaders {
    /** Whoever asks from this machine. */
    LOOPBACK,
    ADMINISTRATORS,
    EVERYBODY
  }

  /** How much is graded after the start so that the first exam is not the first work. */
  public enum Rehearsal {
    /** What the bank brings, once. */
    FULL,
    NONE
  }

  /** Accounts with published passwords. */
  public enum DemoAccounts {
    /** Only on a server that nobody but this machine's users can reach. */
    PRESENT,
    ABSENT
  }
}
