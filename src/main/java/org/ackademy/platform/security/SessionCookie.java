package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ackademy.platform.Settings;
import org.ackademy.platform.Sha256;

/**
 * The cookie of a browser that is signed in, and what keeps other sites from using it: a request
 * that changes something must carry, in a header that no form can set, a text that only our own
 * pages can know, and must not say that it comes from elsewhere.
 */
@ApplicationScoped
class SessionCookie {
  /** The header that shows a request to be one of our own pages'. */
  static final String PROOF = "X-CSRF-Token";

  /** What the name of the other cookie ends with. */
  private static final String FLOW = "-flow";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final String name;
  private final String attributes;
  private final String origin;

  @Inject
  SessionCookie(Settings settings) {
    URI root = URI.create(settings.root());
    boolean tls = "https".equals(root.getScheme());
    // A name with this prefix is only taken over TLS, for this host and all its paths.
    name = tls ? "__Host-ackademy" : "ackademy";
    attributes = "; Path=/; HttpOnly; SameSite=Lax" + (tls ? "; Secure" : "");
    String port = root.getPort() < 0 ? "" : ":" + root.getPort();
    origin = root.getScheme() + "://" + root.getHost() + port;
  }

  /** What a browser shows, if it can be one of our cookies at all. */
  Optional<Secret> read(HttpServletRequest request) {
    return read(request, name, Secret.Kind.WEB_SESSION);
  }

  /** What a browser shows that comes back from a provider. */
  Optional<Secret> readForFlow(HttpServletRequest request) {
    return read(request, name + FLOW, Secret.Kind.SIGN_IN_FLOW);
  }

  private static Optional<Secret> read(HttpServletRequest request, String name, Secret.Kind kind) {
    return Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst()
        .flatMap(cookie -> Secret.read(kind, cookie.getValue()));
  }

  /** The header that gives a browser the cookie with which it comes back from a provider. */
  String givenForFlow(Secret secret, Duration lifetime) {
    return name + FLOW + "=" + secret.reveal() + attributes + "; Max-Age=" + lifetime.toSeconds();
  }

  /** The header that takes that one away. */
  String takenForFlow() {
    return name + FLOW + "=" + attributes + "; Max-Age=0";
  }

  /** The header that gives a browser its cookie; it lasts until the browser is closed. */
  String given(Secret secret) {
    return name + "=" + secret.reveal() + attributes;
  }

  /** The header that takes it away. */
  String taken() {
    return name + "=" + attributes + "; Max-Age=0";
  }

  /** What a page of ours shows with requests that change something. */
  static String proof(Secret secret) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of("proof " + secret.reveal()));
  }

  /** Whether a request with this cookie comes from a page of ours, or changes nothing. */
  boolean isOurs(HttpServletRequest request, Secret secret) {
    if (SAFE.contains(request.getMethod())) {
      return true;
    }
    String shown = Objects.requireNonNullElse(request.getHeader(PROOF), "");
    return comesFromHere(request)
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8), proof(secret).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a request does not say that another site's page sent it. */
  boolean comesFromHere(HttpServletRequest request) {
    String from = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    return (from == null || from.equals(origin) || from.equals(ownOrigin(request)))
        && (site == null || OWN_SITE.contains(site));
  }

  /** Loopback has several names; the one by which the browser came is as good as ours. */
  private static String ownOrigin(HttpServletRequest request) {
    return request.getScheme() + "://" + request.getHeader("Host");
  }
}
