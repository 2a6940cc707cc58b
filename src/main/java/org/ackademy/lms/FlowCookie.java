package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.ackademy.platform.Settings;
import org.ackademy.platform.Sha256;
import org.ackademy.platform.security.Secret;

/**
 * The cookie of a browser that is at a learning management system. It comes back with a form that
 * another site sends, in a frame too: so it is partitioned (CHIPS) and not kept to our own site.
 * Each flow has one of its own, since several may go on at once.
 */
@ApplicationScoped
class FlowCookie {
  private static final int NAME_OCTETS = 4;

  private final String prefix;

  @Inject
  FlowCookie(Settings settings) {
    // A name with this prefix is only taken over TLS, for this host and all its paths.
    prefix = settings.root().startsWith("https:") ? "__Host-ackademy-lti-" : "ackademy-lti-";
  }

  /** The name of the cookie for a state, or for the code of a launch. */
  private String name(String state) {
    return prefix + HexFormat.of().formatHex(Sha256.of(state), 0, NAME_OCTETS);
  }

  /** The header that gives a browser its cookie. */
  String given(String state, Secret secret, Duration lifetime) {
    return name(state) + "=" + secret.reveal() + attributes() + "; Max-Age=" + lifetime.toSeconds();
  }

  /** The header that takes it away. */
  String taken(String state) {
    return name(state) + "=" + attributes() + "; Max-Age=0";
  }

  private static String attributes() {
    return "; Path=/; Secure; HttpOnly; SameSite=None; Partitioned";
  }

  /** What a browser shows for a flow. */
  Optional<Secret> read(HttpServletRequest request, String state) {
    String name = name(state);
    return Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst()
        .flatMap(cookie -> Secret.read(Secret.Kind.LAUNCH_FLOW, cookie.getValue()));
  }
}
