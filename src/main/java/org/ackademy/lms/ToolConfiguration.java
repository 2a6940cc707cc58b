package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Json;

/** What learning management systems are told of us. */
@ApplicationScoped
class ToolConfiguration {
  static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

  static final String NAME = "Ackademy";
  static final String ABOUT = "Quizzes on how TCP connections open and close.";
  private static final String LABEL = "Add TCP exercises";
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

  /** All that we ask for. */
  static final List<String> SCOPES =
      List.of(AGS + "lineitem", AGS + "result.readonly", AGS + "score", NRPS);

  /**
   * What each link says of itself, so that the copies of a course's links are known: where the
   * system has these variables it puts the ids of what was copied in their place.
   *
   * @see <a href="https://www.imsglobal.org/spec/lti/v1p3#lti-context-variables">LTI 1.3, B.2 and
   *     B.3</a>
   */
  static final Map<String, String> CUSTOM =
      new java.util.TreeMap<>(
          Map.of(
              Launch.LINKS_BEFORE, "$ResourceLink.id.history",
              Launch.CONTEXTS_BEFORE, "$Context.id.history"));

  private final Places places;
  private final Settings.Operator operator;

  @Inject
  ToolConfiguration(Places places, Settings settings) {
    this.places = places;
    this.operator = settings.operator();
  }

  /**
   * A request to be registered.
   *
   * @see <a href="https://www.imsglobal.org/spec/lti-dr/v1p0#tool-configuration">LTI Dynamic
   *     Registration 1.0, 3.2</a>
   */
  String wish(PlatformConfiguration platform) {
    var wish = new LinkedHashMap<String, Object>();
    wish.put("application_type", "web");
    wish.put("response_types", List.of("id_token"));
    wish.put("grant_types", List.of("implicit", "client_credentials"));
    wish.put("initiate_login_uri", places.login());
    wish.put("redirect_uris", List.of(places.launch()));
    wish.put("client_name", NAME);
    wish.put("jwks_uri", places.keys());
    wish.put("client_uri", places.home());
    wish.put("logo_uri", places.icon());
    if (!operator.contacts().isEmpty()) {
      wish.put("contacts", operator.contacts());
    }
    operator.policy().ifPresent(address -> wish.put("policy_uri", address));
    operator.terms().ifPresent(address -> wish.put("tos_uri", address));
    wish.put("token_endpoint_auth_method", "private_key_jwt");
    wish.put("scope", String.join(" ", platform.offered(SCOPES.toArray(String[]::new))));
    wish.put(TOOL, tool(platform.family()));
    return Json.mapper().writeValueAsString(wish);
  }

  private Map<String, Object> tool(Optional<String> family) {
    boolean isCanvas = family.filter("canvas"::equals).isPresent();
    var linking = new LinkedHashMap<String, Object>();
    linking.put("type", "LtiDeepLinkingRequest");
    linking.put("target_link_uri", places.launch());
    linking.put("label", LABEL);
    if (isCanvas) {
      linking.put("placements", List.of("assignment_selection", "link_selection"));
    }
    var tool = new LinkedHashMap<String, Object>();
    tool.put("domain", URI.create(places.home()).getRawAuthority());
    tool.put("description", ABOUT);
    tool.put("target_link_uri", places.launch());
    tool.put("custom_parameters", CUSTOM);
    tool.put("claims", List.of("iss", "sub", "name", "given_name", "family_name", "locale"));
    tool.put("messages", List.of(Map.of("type", "LtiResourceLinkRequest"), linking));
    if (isCanvas) {
      // Else it tells no names.
      tool.put("https://canvas.instructure.com/lti/privacy_level", "name_only");
    }
    return tool;
  }

  /** What Canvas takes where it is not registered by itself: the JSON of a developer key. */
  String canvas() {
    Map<String, Object> placement =
        Map.of(
            "message_type",
            "LtiDeepLinkingRequest",
            "target_link_uri",
            places.launch(),
            "text",
            LABEL,
            "enabled",
            true);
    var one = new LinkedHashMap<String, Object>(placement);
    one.put("placement", "assignment_selection");
    var other = new LinkedHashMap<String, Object>(placement);
    other.put("placement", "link_selection");
    var all = new LinkedHashMap<String, Object>();
    all.put("title", NAME);
    all.put("description", ABOUT);
    all.put("oidc_initiation_url", places.login());
    all.put("target_link_uri", places.launch());
    all.put("public_jwk_url", places.keys());
    all.put("scopes", SCOPES);
    all.put("custom_fields", CUSTOM);
    all.put(
        "extensions",
        List.of(
            Map.of(
                "platform", "canvas.instructure.com",
                "domain", URI.create(places.home()).getRawAuthority(),
                "tool_id", "ackademy",
                "privacy_level", "name_only",
                "settings",
                    Map.of(
                        "text",
                        NAME,
                        "icon_url",
                        places.icon(),
                        "placements",
                        List.of(one, other)))));
    return Json.mapper().writeValueAsString(all);
  }

  /** What is typed or pasted into the other systems' forms. */
  String fields() {
    var all = new LinkedHashMap<String, Object>();
    all.put("name", NAME);
    all.put("description", ABOUT);
    all.put("ltiVersion", "1.3.0");
    all.put("toolUrl", places.launch());
    all.put("initiateLoginUrl", places.login());
    all.put("redirectUris", List.of(places.launch()));
    all.put("deepLinkingUrl", places.launch());
    all.put("publicKeysetUrl", places.keys());
    all.put("scopes", SCOPES);
    return Json.mapper().writeValueAsString(all);
  }

  /**
   * A link as a cartridge has it, for systems that take one.
   *
   * @see <a href="https://www.imsglobal.org/cc/ccv1p3">Common Cartridge 1.3</a>
   */
  String cartridge() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <cartridge_basiclti_link xmlns="http://www.imsglobal.org/xsd/imslticc_v1p3"
        xmlns:blti="http://www.imsglobal.org/xsd/imsbasiclti_v1p0"
        xmlns:lticm="http://www.imsglobal.org/xsd/imslticm_v1p0"
        xmlns:lticp="http://www.imsglobal.org/xsd/imslticp_v1p0">
      <blti:title>%s</blti:title>
      <blti:description>%s</blti:description>
      <blti:launch_url>%s</blti:launch_url>
      <blti:secure_launch_url>%s</blti:secure_launch_url>
      <blti:vendor>
        <lticp:code>ackademy</lticp:code>
        <lticp:name>%s</lticp:name>
      </blti:vendor>
    </cartridge_basiclti_link>
    """
        .formatted(NAME, ABOUT, places.launch(), places.launch(), NAME);
  }
}
