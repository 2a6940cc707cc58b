package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.platform.Build;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.outward.Outward;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The gradebook of a learning management system, by Assignment and Grade Services 2.0. Every call
 * may take as long as the network does, and asks for the one scope that it needs.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-ags/v2p0">LTI-AGS 2.0</a>
 */
@ApplicationScoped
class PlatformBook {
  static final String SCOPES = "https://purl.imsglobal.org/spec/lti-ags/scope/";
  static final String SCORE_SCOPE = SCOPES + "score";
  static final String ITEM_SCOPE = SCOPES + "lineitem";
  static final String ITEM_READ_SCOPE = SCOPES + "lineitem.readonly";
  static final String RESULT_SCOPE = SCOPES + "result.readonly";

  /** Of a score that comes of no new attempt: else Canvas takes it for one. */
  private static final String CANVAS_SUBMISSION = "https://canvas.instructure.com/lti/submission";

  // Some systems want exactly these, and one of them alone.
  private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
  private static final String ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
  private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

  /** Of a platform's longer wishes this much is heeded. */
  static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);

  /** For all parts of a list together. */
  static final Duration LIST_TIME_MAX = Duration.ofMinutes(1);

  /** How many of a list are asked for at once. */
  private static final String PART = "500";

  /** AGS 2.0 3.4.2 wants fractions of a second, though they tell nothing. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private final ServiceTokens tokens;
  private final Clock clock;

  @Inject
  PlatformBook(ServiceTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** What comes of a call. */
  sealed interface Reply {
    /** It went well. */
    record Taken(JsonNode body) implements Reply {}

    /** It is to be tried again. */
    record Later(Score.Reason reason, String why, Optional<Duration> after) implements Reply {}

    /** What was asked for is not there any more. */
    record Gone(String why) implements Reply {}

    /** It has the same or something newer, or does not like what was sent. */
    record Refused(int status, String why) implements Reply {}
  }

  /** Whether a score comes of an attempt that the platform does not know yet. */
  enum Novelty {
    NEW_ATTEMPT,
    REGRADE
  }

  /**
   * A score as it is sent.
   *
   * @param handedIn when the work was, where that is to be said
   */
  record Sent(
      String subject,
      Instant stamp,
      Optional<Score.Points> points,
      String activity,
      String grading,
      Novelty novelty,
      Optional<Instant> handedIn) {}

  Reply post(Registration registration, String lineItem, Sent sent) {
    var body = new LinkedHashMap<String, Object>();
    body.put("userId", sent.subject());
    body.put("timestamp", STAMP.format(sent.stamp()));
    sent.points()
        .ifPresent(
            points -> {
              body.put("scoreGiven", points.points());
              body.put("scoreMaximum", points.maximum());
            });
    body.put("activityProgress", sent.activity());
    body.put("gradingProgress", sent.grading());
    switch (sent.novelty()) {
      case NEW_ATTEMPT ->
          sent.handedIn()
              .ifPresent(at -> body.put("submission", Map.of("submittedAt", STAMP.format(at))));
      case REGRADE -> body.put(CANVAS_SUBMISSION, Map.of("new_submission", false));
    }
    return called(
        registration,
        SCORE_SCOPE,
        () ->
            Outward.Request.post(
                Parts.below(URI.create(lineItem), "scores"),
                headers("application/json", Optional.of(SCORE)),
                Json.mapper().writeValueAsString(body)));
  }

  /** The line items of a link, as far as the platform heeds that it is asked for one link's. */
  Reply items(Registration registration, String scope, String items, String linkThere) {
    return list(
        registration,
        scope,
        () ->
            Parts.with(Parts.with(URI.create(items), "resource_link_id", linkThere), "limit", PART),
        ITEMS);
  }

  /** A line item. */
  Reply item(Registration registration, String scope, String lineItem) {
    return called(
        registration,
        scope,
        () -> Outward.Request.get(URI.create(lineItem), headers(ITEM, Optional.empty())));
  }

  /** A new line item. */
  record Item(String label, BigDecimal maximum, String resourceId, String tag, String linkThere) {}

  Reply make(Registration registration, String items, Item item) {
    var body = new LinkedHashMap<String, Object>();
    body.put("label", item.label());
    body.put("scoreMaximum", item.maximum());
    body.put("resourceId", item.resourceId());
    body.put("tag", item.tag());
    body.put("resourceLinkId", item.linkThere());
    return called(
        registration,
        ITEM_SCOPE,
        () ->
            Outward.Request.post(
                URI.create(items),
                headers(ITEM, Optional.of(ITEM)),
                Json.mapper().writeValueAsString(body)));
  }

  /** What the system there holds of one learner. */
  Reply result(Registration registration, String lineItem, String subject) {
    return list(
        registration,
        RESULT_SCOPE,
        () -> Parts.with(Parts.below(URI.create(lineItem), "results"), "user_id", subject),
        RESULTS);
  }

  /** What the system there holds of all. */
  Reply results(Registration registration, String lineItem) {
    return list(
        registration,
        RESULT_SCOPE,
        () -> Parts.with(Parts.below(URI.create(lineItem), "results"), "limit", PART),
        RESULTS);
  }

  private static Map<String, String> headers(String accept, Optional<String> contentType) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", accept);
    headers.put("User-Agent", "Ackademy/" + Build.version());
    contentType.ifPresent(type -> headers.put("Content-Type", type));
    return headers;
  }

  private interface Wanted {
    Outward.Request request();
  }

  private interface Address {
    URI of();
  }

  private interface Work {
    Reply done() throws IOException;
  }

  private static Reply tried(Work work) {
    try {
      return work.done();
    } catch (ServiceTokens.NoToken e) {
      return new Reply.Later(Score.Reason.NO_TOKEN, said(e), Optional.empty());
    } catch (IOException e) {
      return new Reply.Later(Score.Reason.NO_ANSWER, said(e), Optional.empty());
    } catch (IllegalArgumentException e) {
      return new Reply.Refused(0, "the platform named an address that is none");
    }
  }

  private Reply called(Registration registration, String scope, Wanted wanted) {
    return tried(() -> reply(tokens.answered(registration, List.of(scope), wanted.request())));
  }

  /** A whole list, or what stands in the way of it. */
  private Reply list(Registration registration, String scope, Address address, String accept) {
    return tried(() -> parts(registration, scope, address.of(), accept));
  }

  private Reply parts(Registration registration, String scope, URI first, String accept)
      throws IOException {
    Instant end = clock.instant().plus(LIST_TIME_MAX);
    var all = Json.mapper().createArrayNode();
    URI asked = first;
    for (int parts = 0; parts < Parts.COUNT_MAX && clock.instant().isBefore(end); parts++) {
      Outward.Answer answer =
          tokens.answered(
              registration,
              List.of(scope),
              Outward.Request.get(asked, headers(accept, Optional.empty())));
      Reply reply = reply(answer);
      if (!(reply instanceof Reply.Taken taken)) {
        return reply;
      }
      if (!taken.body().isArray()) {
        throw new IOException("no list");
      }
      taken.body().valueStream().forEach(all::add);
      Optional<URI> next = Parts.next(asked, answer);
      if (next.isEmpty()) {
        return new Reply.Taken(all);
      }
      asked = next.get();
    }
    throw new IOException("the list has no end");
  }

  private static String said(IOException e) {
    return PlatformWords.of(String.valueOf(e.getMessage()));
  }

  private Reply reply(Outward.Answer answer) {
    String why = PlatformWords.of(answer);
    boolean isSlowedDown =
        answer.status() == 403
            && answer.headers().getOrDefault("x-rate-limit-remaining", "1").startsWith("0");
    return switch (answer.status()) {
      case 200, 201, 202, 204 -> new Reply.Taken(body(answer));
      case 401, 408, 425, 429 -> new Reply.Later(Score.Reason.TROUBLE, why, after(answer));
      case 404, 410, 412 -> new Reply.Gone(why);
      default ->
          isSlowedDown || answer.status() >= 500
              ? new Reply.Later(Score.Reason.TROUBLE, why, after(answer))
              : new Reply.Refused(answer.status(), why);
    };
  }

  private static JsonNode body(Outward.Answer answer) {
    try {
      return Json.mapper().readTree(answer.body());
    } catch (JacksonException e) {
      return Json.mapper().createObjectNode();
    }
  }

  private Optional<Duration> after(Outward.Answer answer) {
    return after(answer.headers().getOrDefault("retry-after", ""), clock.instant());
  }

  /**
   * How long a platform wants to be left alone (RFC 9110 10.2.3: seconds, or a date).
   *
   * @return {@link #RETRY_AFTER_MAX} at most, nothing where it cannot be read
   */
  static Optional<Duration> after(String wish, Instant now) {
    Duration wait;
    try {
      wait =
          wish.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(wish))
              : Duration.between(
                  now, ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    return Optional.of(wait.compareTo(RETRY_AFTER_MAX) < 0 ? wait : RETRY_AFTER_MAX);
  }

  /** What a result says; nothing where it says nothing of a score. */
  static Optional<Score.Points> points(JsonNode result) {
    return result.path("resultScore").isNumber()
        ? Optional.of(
            new Score.Points(
                result.path("resultScore").decimalValue(),
                result.path("resultMaximum").isNumber()
                        && result.path("resultMaximum").decimalValue().signum() > 0
                    ? result.path("resultMaximum").decimalValue()
                    : BigDecimal.ONE))
        : Optional.empty();
  }

  /** When what a result says is from; nothing where it does not say it. */
  static Optional<Instant> stamp(JsonNode result) {
    try {
      return Optional.of(ZonedDateTime.parse(result.path("timestamp").asString("")).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
