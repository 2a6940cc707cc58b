package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ackademy.lms.PlatformConfiguration.Unfit;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.http.Refused;
import org.ackademy.platform.outward.Outward;
import org.ackademy.platform.outward.Reach;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Has a learning management system register us, and us it, on an administrator's invitation. No
 * transaction is open while it is asked.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-dr/v1p0">LTI Dynamic Registration 1.0</a>
 */
@ApplicationScoped
class SelfRegistration {
  /** What may stand in a header. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,6000}");

  private static final int OK = 200;
  private static final int CREATED = 201;

  private final PlatformInvitations invitations;
  private final ToolConfiguration configuration;
  private final Reach reach;

  @Inject
  SelfRegistration(
      PlatformInvitations invitations, ToolConfiguration configuration, Settings settings) {
    this.invitations = invitations;
    this.configuration = configuration;
    this.reach = settings.ltiReach();
  }

  /**
   * Registers a system; it waits for an administrator from then on.
   *
   * @param address of what it says of itself
   * @param token which it gave us to show when we register
   * @throws IOException where it does not work out; the invitation is as it was then
   * @throws Refused where it is registered already; the same
   */
  Registration register(PlatformInvitations.Used used, URI address, Optional<String> token)
      throws IOException {
    try {
      PlatformConfiguration platform = described(address, token);
      JsonNode answer = asked(platform, token);
      return invitations.register(used, terms(platform, address, answer), deployment(answer));
    } catch (IOException | Refused e) {
      invitations.takeBack(used);
      throw e;
    }
  }

  private PlatformConfiguration described(URI address, Optional<String> token) throws IOException {
    if (!reach.allows(address)) {
      throw new Unfit("its configuration lies where nothing may be reached");
    }
    Outward.Answer answer = Outward.exchange(reach, Outward.Request.get(address, headers(token)));
    if (answer.status() != OK) {
      throw new Unfit("its configuration: " + PlatformWords.of(answer));
    }
    return PlatformConfiguration.read(answer.body(), address, reach);
  }

  private static Map<String, String> headers(Optional<String> token) throws Unfit {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", "application/json");
    if (token.isPresent()) {
      if (!TOKEN.matcher(token.get()).matches()) {
        throw new Unfit("its token is none");
      }
      headers.put("Authorization", "Bearer " + token.get());
    }
    return headers;
  }

  private JsonNode asked(PlatformConfiguration platform, Optional<String> token)
      throws IOException {
    Map<String, String> headers = headers(token);
    headers.put("Content-Type", "application/json");
    Outward.Answer answer =
        Outward.exchange(
            reach,
            Outward.Request.post(platform.registration(), headers, configuration.wish(platform)));
    if (answer.status() != OK && answer.status() != CREATED) {
      throw new Unfit("it did not register us: " + PlatformWords.of(answer));
    }
    try {
      JsonNode registered = Json.mapper().readTree(answer.body());
      if (clientId(registered).isEmpty()) {
        throw new Unfit("it gave us no client id");
      }
      return registered;
    } catch (JacksonException e) {
      throw new Unfit("its registration is no JSON");
    }
  }

  private static Optional<String> clientId(JsonNode registered) {
    JsonNode id = registered.path("client_id");
    return Optional.ofNullable(id.isNumber() ? id.asString() : id.stringValue(null))
        .filter(text -> !text.isBlank())
        .filter(text -> text.length() <= RegistrationsResource.CLIENT_ID_LENGTH_MAX);
  }

  private static Optional<String> deployment(JsonNode registered) {
    JsonNode id = registered.path(ToolConfiguration.TOOL).path("deployment_id");
    return Optional.ofNullable(id.isNumber() ? id.asString() : id.stringValue(null))
        .filter(text -> !text.isEmpty() && text.length() <= LaunchReader.ID_LENGTH_MAX);
  }

  private static Registration.Terms terms(
      PlatformConfiguration platform, URI address, JsonNode registered) {
    String own = Registration.origin(platform.authorization());
    String name = platform.family().map(family -> family + " ").orElse("") + address.getHost();
    return new Registration.Terms(
        name.substring(0, Math.min(name.length(), RegistrationsResource.NAME_LENGTH_MAX)),
        platform.issuer(),
        clientId(registered).orElseThrow(),
        platform.authorization(),
        platform.token(),
        platform.tokenAudience(),
        platform.keys(),
        Registration.State.PENDING,
        Registration.DeploymentState.PENDING,
        Stream.of(Registration.origin(address)).filter(site -> !site.equals(own)).toList());
  }
}
