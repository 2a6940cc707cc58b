package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ackademy.lms.Launching.Notice;
import org.ackademy.lms.Launching.Outcome;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Framing;
import org.ackademy.platform.security.Secret;

/** Where browsers go: the addresses that platforms are told of, and pages of ours. */
@ApplicationScoped
class Places {
  /** The parameter that names what is chosen for whom. */
  static final String PICKING = "picking";

  /** Behind the #: where the platform wants to be told that there was nothing to show. */
  private static final String BACK = "back";

  /** The page with a sentence. */
  static final String NOTICE = "lti/notice";

  /** The parameter with leave to register. */
  static final String INVITATION = "invitation";

  /** Where a system says what it is; its own name for it. */
  static final String CONFIGURATION = "openid_configuration";

  private final String root;

  @Inject
  Places(Settings settings) {
    this.root = settings.root();
  }

  /** What a token is posted to: registered with each platform, exactly so. */
  String launch() {
    return root + "lti/launch";
  }

  /** Where a login begins. */
  String login() {
    return root + "lti/login";
  }

  /** Our public keys. */
  String keys() {
    return root + "lti/jwks.json";
  }

  /** What we look like, at an address that stays. */
  String icon() {
    return root + IconServlet.PATH.substring(1);
  }

  /** Where we are. */
  String home() {
    return root;
  }

  /** Where a system registers itself; it adds what it has to say. */
  String register(Secret invitation) {
    return root
        + "lti/register?"
        + Framing.PARAMETER
        + "=new&"
        + INVITATION
        + "="
        + invitation.reveal();
  }

  /** Whether an address is one of ours, so that nobody is led elsewhere by us. */
  boolean isOurs(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && Registration.origin(uri).equals(Registration.origin(URI.create(root)));
    } catch (java.net.URISyntaxException e) {
      return false;
    }
  }

  /** A page with a sentence. */
  String notice(Notice notice, Optional<UUID> frame) {
    return root
        + NOTICE
        + "?why="
        + notice.tag()
        + frame.map(id -> "&" + Framing.PARAMETER + "=" + id).orElse("");
  }

  /**
   * A page with a sentence for somebody whom a platform launched, with the way back that it named:
   * none where it does not stand there.
   */
  String notice(Notice notice, Registration registration, Launch launch) {
    String page = notice(notice, Optional.of(registration.id()));
    return launch
        .returnUrl()
        .filter(registration::takes)
        .map(address -> page + "#" + LoginParameters.query(Map.of(BACK, address)))
        .orElse(page);
  }

  /**
   * Where somebody who was launched goes.
   *
   * @param secrets what the page needs to know and no server sees
   */
  String in(
      Outcome.In in, UUID registration, Optional<String> locale, Map<String, String> secrets) {
    String separator = in.path().contains("?") ? "&" : "?";
    String language = locale.flatMap(Places::language).map(tag -> separator + tag).orElse("");
    return page(in.path() + language, registration, secrets);
  }

  private static Optional<String> language(String locale) {
    return Stream.of("ko", "en").filter(locale::startsWith).findFirst().map(tag -> "lang=" + tag);
  }

  /** Where somebody chooses what a link shows. */
  static String pick(UUID picking) {
    return "lti/pick?" + PICKING + "=" + picking;
  }

  /** A page that the platform may frame; what is secret stands behind the #. */
  String page(String path, UUID registration, Map<String, String> secrets) {
    return root
        + path
        + (path.contains("?") ? "&" : "?")
        + Framing.PARAMETER
        + "="
        + registration
        + (secrets.isEmpty() ? "" : "#" + LoginParameters.query(secrets));
  }

  /** Where a browser goes that has its cookie. */
  String authorization(Registration registration, LoginParameters login, Flows.Begun begun) {
    return authorization(registration, login, begun.state(), begun.nonce());
  }

  /** OpenID Connect Core 3.2.2.1, as 1EdTech's Security Framework 5.1.1.2 has it. */
  String authorization(
      Registration registration, LoginParameters login, String state, String nonce) {
    var query = new LinkedHashMap<String, String>();
    query.put("scope", "openid");
    query.put("response_type", "id_token");
    query.put("response_mode", "form_post");
    query.put("prompt", "none");
    query.put("client_id", registration.terms().clientId());
    query.put("redirect_uri", launch());
    query.put("login_hint", login.field("login_hint").orElse(""));
    query.put("state", state);
    query.put("nonce", nonce);
    for (String name : new String[] {"lti_message_hint", "lti_deployment_id"}) {
      login.field(name).ifPresent(value -> query.put(name, value));
    }
    URI address = registration.terms().authorization();
    String separator = address.getRawQuery() == null ? "?" : "&";
    return address + separator + LoginParameters.query(query);
  }
}
