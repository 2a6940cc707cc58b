package org.ackademy.lms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.platform.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the claims of a checked token: strictly what has to be there, leniently all else, for
 * platforms send null for objects and lists for texts.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3#required-message-claims">LTI 1.3, 5.3</a>
 */
final class LaunchReader {
  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  private static final String CHOOSING =
      "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
  private static final String LINK_TYPE = "ltiResourceLink";
  private static final String VERSION = "1.3.0";

  /** LTI 1.3: characters of an id. */
  static final int ID_LENGTH_MAX = 255;

  private static final int TEXT_LENGTH_MAX = 500;
  private static final int URL_LENGTH_MAX = 2_000;
  private static final int DATA_LENGTH_MAX = 30_000;
  private static final int CUSTOM_LENGTH_MAX = 4_000;
  private static final int ENTRIES_MAX = 100;

  private final JsonNode claims;

  private LaunchReader(JsonNode claims) {
    this.claims = claims;
  }

  /** Why a token that is signed as it should be is no launch of ours. */
  enum Fault {
    /** Its claims are no JSON as we read it. */
    FORM,
    VERSION,
    DEPLOYMENT,
    MESSAGE,
    TARGET,
    RESOURCE_LINK,
    CONTEXT,
    /** It asks for a choice and does not say where to, or wants more given back than is kept. */
    CHOOSING
  }

  /** A launch, or why it is none. */
  sealed interface Result {
    record Good(Launch launch) implements Result {}

    record Bad(Fault fault) implements Result {}
  }

  /**
   * Reads a launch.
   *
   * @param json the claims
   * @param target what the login said that was to be shown
   */
  static Result read(String json, String target) {
    try {
      return new LaunchReader(Json.mapper().readTree(json)).read(target);
    } catch (JacksonException e) {
      return new Result.Bad(Fault.FORM);
    }
  }

  private Result read(String target) {
    if (!VERSION.equals(text(claims.path(LTI + "version")).orElse(""))) {
      return new Result.Bad(Fault.VERSION);
    }
    Optional<String> deployment = id(claims.path(LTI + "deployment_id"));
    if (deployment.isEmpty()) {
      return new Result.Bad(Fault.DEPLOYMENT);
    }
    Optional<Launch.Message> message =
        text(claims.path(LTI + "message_type")).flatMap(Launch.Message::tagged);
    if (message.isEmpty()) {
      return new Result.Bad(Fault.MESSAGE);
    }
    if (!text(claims.path(LTI + "target_link_uri")).equals(Optional.of(target))) {
      return new Result.Bad(Fault.TARGET);
    }
    Optional<Launch.Link> link = link(claims.path(LTI + "resource_link"));
    if (link.isEmpty() && message.get() == Launch.Message.RESOURCE_LINK) {
      return new Result.Bad(Fault.RESOURCE_LINK);
    }
    JsonNode context = claims.path(LTI + "context");
    if (context.has("id") && id(context.path("id")).isEmpty()) {
      return new Result.Bad(Fault.CONTEXT);
    }
    Optional<Launch.Choosing> choosing = choosing(claims.path(CHOOSING));
    if (choosing.isEmpty() && message.get() == Launch.Message.DEEP_LINKING) {
      return new Result.Bad(Fault.CHOOSING);
    }
    return new Result.Good(launch(message.get(), deployment.get(), link, choosing));
  }

  private Launch launch(
      Launch.Message message,
      String deployment,
      Optional<Launch.Link> link,
      Optional<Launch.Choosing> choosing) {
    return new Launch(
        message,
        deployment,
        Optional.ofNullable(claims.path("sub").stringValue(null)),
        name(claims),
        texts(claims.path(LTI + "roles")),
        context(),
        link,
        custom(),
        services(),
        within(claims.path(LTI + "tool_platform").path("product_family_code"), 100),
        text(claims.path(LTI + "launch_presentation").path("locale"))
            .or(() -> text(claims.path("locale"))),
        choosing,
        id(claims.path(LTI + "for_user").path("user_id")),
        within(claims.path(LTI + "launch_presentation").path("return_url"), URL_LENGTH_MAX));
  }

  /** What somebody is called, by the whole name or its parts. */
  static Optional<String> name(JsonNode person) {
    Optional<String> whole = text(person.path("name"));
    String parts =
        text(person.path("given_name")).orElse("")
            + " "
            + text(person.path("family_name")).orElse("");
    return whole.or(() -> Optional.of(parts.strip()).filter(text -> !text.isEmpty()));
  }

  private Optional<Launch.Context> context() {
    JsonNode context = claims.path(LTI + "context");
    return id(context.path("id"))
        .map(
            id -> new Launch.Context(id, text(context.path("title")), text(context.path("label"))));
  }

  private static Optional<Launch.Link> link(JsonNode link) {
    return id(link.path("id")).map(id -> new Launch.Link(id, text(link.path("title"))));
  }

  private static Optional<Launch.Choosing> choosing(JsonNode settings) {
    @Nullable String data = settings.path("data").stringValue(null);
    if (data != null && data.length() > DATA_LENGTH_MAX) {
      return Optional.empty();
    }
    return within(settings.path("deep_link_return_url"), URL_LENGTH_MAX)
        .map(
            url ->
                new Launch.Choosing(
                    url,
                    texts(settings.path("accept_types")).contains(LINK_TYPE),
                    says(settings.path("accept_multiple"), "true"),
                    !says(settings.path("accept_lineitem"), "false"),
                    // Given back as it came, blanks and all.
                    Optional.ofNullable(data),
                    text(settings.path("title"))));
  }

  /** Whether something is this truth value, which some platforms write as a text. */
  private static boolean says(JsonNode node, String value) {
    return node.asString("").equals(value);
  }

  private Map<String, String> custom() {
    var custom = new HashMap<String, String>();
    claims
        .path(LTI + "custom")
        .properties()
        .forEach(
            entry ->
                within(entry.getValue(), CUSTOM_LENGTH_MAX)
                    // A variable that the platform does not know comes back as it was.
                    .filter(value -> !value.startsWith("$") && custom.size() < ENTRIES_MAX)
                    .ifPresent(value -> custom.put(entry.getKey(), value)));
    return custom;
  }

  private Launch.Services services() {
    JsonNode grades = claims.path(AGS);
    return new Launch.Services(
        within(grades.path("lineitems"), URL_LENGTH_MAX),
        within(grades.path("lineitem"), URL_LENGTH_MAX),
        texts(grades.path("scope")),
        within(claims.path(NRPS).path("context_memberships_url"), URL_LENGTH_MAX));
  }

  /** A text, or a list's first one; a number as it is written. Never blank. */
  private static Optional<String> text(JsonNode node) {
    return within(node, TEXT_LENGTH_MAX);
  }

  private static Optional<String> within(JsonNode node, int lengthMax) {
    JsonNode one = node.isArray() && !node.isEmpty() ? node.get(0) : node;
    @Nullable String text = one.isNumber() ? one.asString() : one.stringValue(null);
    return Optional.ofNullable(text)
        .map(found -> found.replace('\0', ' ').strip())
        .filter(found -> !found.isEmpty() && found.length() <= lengthMax);
  }

  /** An id, exactly as it is: letters that differ in case differ. */
  private static Optional<String> id(JsonNode node) {
    @Nullable String text = node.isNumber() ? node.asString() : node.stringValue(null);
    return Optional.ofNullable(text)
        .filter(found -> !found.isEmpty() && found.length() <= ID_LENGTH_MAX)
        .filter(found -> found.indexOf('\0') < 0);
  }

  /** A list of texts; one alone, or texts with blanks between, are taken for a list. */
  static List<String> texts(JsonNode node) {
    if (node.isString()) {
      return Arrays.stream(node.stringValue().split("\\s+", -1))
          .filter(text -> !text.isEmpty())
          .limit(ENTRIES_MAX)
          .toList();
    }
    return node.valueStream()
        .map(entry -> entry.stringValue(null))
        .filter(text -> text != null && text.length() <= TEXT_LENGTH_MAX)
        .limit(ENTRIES_MAX)
        .toList();
  }
}
