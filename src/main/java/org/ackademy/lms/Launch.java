package org.ackademy.lms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A launch as its checked token tells it. What a platform leaves out, or fills with something of
 * another form, is absent; what has to be there is not.
 *
 * @param subject who it is, for ever; absent where the platform does not say
 * @param name what they are called
 * @param custom what was set for the link by whoever made it; unknown variables are absent
 * @param choosing where something is to be chosen
 * @param about whose work is to be looked at, where it is somebody's
 * @param returnUrl where whoever cannot be shown anything may go back to
 */
record Launch(
    Message message,
    String deployment,
    Optional<String> subject,
    Optional<String> name,
    List<String> roles,
    Optional<Context> context,
    Optional<Link> link,
    Map<String, String> custom,
    Services services,
    Optional<String> family,
    Optional<String> locale,
    Optional<Choosing> choosing,
    Optional<String> about,
    Optional<String> returnUrl) {
  Launch {
    roles = List.copyOf(roles);
    custom = Map.copyOf(custom);
  }

  /** The custom parameter with the links of which a link is a copy, the last one first. */
  static final String LINKS_BEFORE = "rl_hist";

  /** The custom parameter with the courses of which a course is a copy, the last one first. */
  static final String CONTEXTS_BEFORE = "ctx_hist";

  /** The most ancestors that are looked at. */
  private static final int ANCESTORS_MAX = 20;

  /**
   * The ids of what was copied, the last one first; none where the platform does not tell.
   *
   * @param parameter {@link #LINKS_BEFORE} or {@link #CONTEXTS_BEFORE}
   */
  List<String> ancestors(String parameter) {
    return Stream.of(custom.getOrDefault(parameter, "").split(",", -1))
        .map(id -> decoded(id.strip()))
        .filter(id -> !id.isEmpty() && id.length() <= LaunchReader.ID_LENGTH_MAX)
        .limit(ANCESTORS_MAX)
        .toList();
  }

  /** An id is escaped where it has a comma of its own; not all platforms do so. */
  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id;
    }
  }

  /** What the browser is to be shown. */
  enum Message {
    RESOURCE_LINK("LtiResourceLinkRequest"),
    DEEP_LINKING("LtiDeepLinkingRequest"),
    SUBMISSION_REVIEW("LtiSubmissionReviewRequest");

    private final String tag;

    Message(String tag) {
      this.tag = tag;
    }

    static Optional<Message> tagged(String tag) {
      return java.util.Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
    }
  }

  /** A course there. */
  record Context(String id, Optional<String> title, Optional<String> label) {}

  /** A place in it. */
  record Link(String id, Optional<String> title) {}

  /**
   * What may be chosen, and where the answer goes.
   *
   * @param returnUrl where the browser posts the answer
   * @param takesLinks whether links to us are taken at all
   * @param takesSeveral whether several are
   * @param takesColumns whether a link may bring a column of the gradebook; only where it is known
   *     that it may not, it is not
   * @param data to be given back as it is
   * @param title of what is chosen, where the platform has one already
   * @see <a href="https://www.imsglobal.org/spec/lti-dl/v2p0#deep-linking-settings">LTI Deep
   *     Linking 2.0, 4.4.1</a>
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Choosing(
      String returnUrl,
      boolean takesLinks,
      boolean takesSeveral,
      boolean takesColumns,
      Optional<String> data,
      Optional<String> title) {}

  /** Where its services are, as far as they are offered. */
  record Services(
      Optional<String> lineItems,
      Optional<String> lineItem,
      List<String> scopes,
      Optional<String> memberships) {
    Services {
      scopes = List.copyOf(scopes);
    }

    /** What we may do there, with blanks between; absent where nothing is said of it. */
    Optional<String> joinedScopes() {
      return Optional.of(String.join(" ", scopes))
          .filter(text -> !text.isEmpty() && text.length() <= SCOPES_LENGTH_MAX);
    }

    private static final int SCOPES_LENGTH_MAX = 4_000;
  }
}
