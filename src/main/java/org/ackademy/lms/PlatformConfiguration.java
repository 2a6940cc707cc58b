package org.ackademy.lms;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.outward.Reach;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a learning management system says of itself before it is registered.
 *
 * @param family the product, as it calls itself
 * @param scopes what its services ask for
 * @see <a href="https://www.imsglobal.org/spec/lti-dr/v1p0#platform-configuration">LTI Dynamic
 *     Registration 1.0, 2.1</a>
 */
record PlatformConfiguration(
    String issuer,
    URI authorization,
    URI token,
    Optional<String> tokenAudience,
    URI keys,
    URI registration,
    Optional<String> family,
    List<String> scopes) {
  private static final String PLATFORM =
      "https://purl.imsglobal.org/spec/lti-platform-configuration";

  /** Canvas names one issuer for all its schools, and describes itself at their addresses. */
  private static final Set<String> CANVAS_ISSUERS =
      Set.of(
          "https://canvas.instructure.com",
          "https://canvas.beta.instructure.com",
          "https://canvas.test.instructure.com");

  private static final List<String> CANVAS_HOSTS = List.of(".instructure.com", ".canvaslms.com");

  PlatformConfiguration {
    scopes = List.copyOf(scopes);
  }

  /** It cannot be registered; the message says why. */
  static final class Unfit extends IOException {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  /**
   * Reads one.
   *
   * @param from where it was had
   * @param reach where it may lie
   * @throws Unfit where it is none, or another system's than that from which it was had
   */
  static PlatformConfiguration read(String json, URI from, Reach reach) throws Unfit {
    JsonNode root;
    try {
      root = Json.mapper().readTree(json);
    } catch (JacksonException e) {
      throw new Unfit("its configuration is no JSON");
    }
    String issuer = root.path("issuer").stringValue("");
    if (!isOf(issuer, from)) {
      throw new Unfit("its configuration names another issuer than where it lies");
    }
    URI registration = address(root, "registration_endpoint", reach);
    if (!Registration.origin(registration).equals(Registration.origin(from))
        && !Registration.origin(registration).equals(origin(issuer))) {
      // It is shown the token that the system gave us for itself.
      throw new Unfit("it registers elsewhere than where it lies");
    }
    return new PlatformConfiguration(
        issuer,
        address(root, "authorization_endpoint", reach),
        address(root, "token_endpoint", reach),
        Optional.ofNullable(root.path("authorization_server").stringValue(null))
            .filter(text -> !text.isBlank())
            .filter(text -> text.length() <= RegistrationsResource.URL_LENGTH_MAX),
        address(root, "jwks_uri", reach),
        registration,
        Optional.ofNullable(root.path(PLATFORM).path("product_family_code").stringValue(null)),
        LaunchReader.texts(root.path("scopes_supported")));
  }

  private static boolean isOf(String issuer, URI from) {
    String host = String.valueOf(from.getHost()).toLowerCase(Locale.ROOT);
    if (CANVAS_ISSUERS.contains(issuer)) {
      return CANVAS_HOSTS.stream().anyMatch(host::endsWith);
    }
    return issuer.length() <= RegistrationsResource.URL_LENGTH_MAX
        && origin(issuer).equals(Registration.origin(from));
  }

  /**
   * Which sites may frame the page on which a system registers itself; nothing where it says no
   * address.
   *
   * @param from where it says what it is
   */
  static Optional<String> framing(String from) {
    String site = origin(from);
    if (site.equals("none") || !site.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
      return Optional.empty();
    }
    String host = URI.create(site).getHost();
    boolean isCanvas = host != null && CANVAS_HOSTS.stream().anyMatch(host::endsWith);
    return Optional.of(isCanvas ? site + " https://*.instructure.com" : site);
  }

  /** Nothing that an address has, where it is none. */
  private static String origin(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() == null ? "none" : Registration.origin(uri);
    } catch (URISyntaxException e) {
      return "none";
    }
  }

  private static URI address(JsonNode root, String name, Reach reach) throws Unfit {
    String text = root.path(name).stringValue("");
    try {
      URI address = new URI(text);
      if (text.length() <= RegistrationsResource.URL_LENGTH_MAX && reach.allows(address)) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new Unfit("its " + name + " is no address that may be reached");
  }

  /** Of these scopes those that it has, all where it does not say. */
  List<String> offered(String... wanted) {
    return Arrays.stream(wanted)
        .filter(scope -> scopes.isEmpty() || scopes.contains(scope))
        .toList();
  }
}
