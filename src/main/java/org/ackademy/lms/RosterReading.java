package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.outward.Outward;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads rosters of learning management systems, each to its end: of half of one nobody could tell
 * who is gone. No transaction is open meanwhile.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti-nrps/v2p0">LTI Names and Role Provisioning
 *     Services 2.0</a>
 */
@ApplicationScoped
class RosterReading {
  /** What a token has to be good for. */
  static final Set<String> SCOPES =
      Set.of("https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly");

  private static final String MEDIA_TYPE =
      "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

  /** How many are asked for at once; a platform may give fewer. */
  private static final String PART = "500";

  /** People of one course. */
  static final int MEMBERS_MAX = 20_000;

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  private final ServiceTokens tokens;

  @Inject
  RosterReading(ServiceTokens tokens) {
    this.tokens = tokens;
  }

  /** The platform does not say who is there; the message is what it said. */
  static final class NoRoster extends IOException {
    private static final long serialVersionUID = 1L;

    NoRoster(String message) {
      super(message);
    }
  }

  /**
   * Reads one.
   *
   * @throws IOException where it cannot be read to its end
   */
  Roster read(Roster.Source source) throws IOException {
    var members = new LinkedHashMap<String, Roster.Member>();
    var seen = new HashSet<URI>();
    Optional<URI> next = Optional.of(Parts.with(address(source.url()), "limit", PART));
    while (next.isPresent()) {
      URI asked = next.get();
      if (!seen.add(asked) || seen.size() > Parts.COUNT_MAX) {
        throw new NoRoster("the roster has no end");
      }
      Outward.Answer answer =
          tokens.answered(
              source.registration(),
              SCOPES,
              Outward.Request.get(asked, Map.of("Accept", MEDIA_TYPE)));
      for (Roster.Member member : members(answer)) {
        members.put(member.subject(), member);
      }
      if (members.size() > MEMBERS_MAX) {
        throw new NoRoster("the roster has more than " + MEMBERS_MAX + " people");
      }
      next = Parts.next(asked, answer);
    }
    if (members.isEmpty()) {
      // A course whose teacher launched us is not empty: it is a list that was not shown.
      throw new NoRoster("the roster is empty");
    }
    return new Roster(new ArrayList<>(members.values()));
  }

  private static URI address(String url) throws NoRoster {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new NoRoster("the roster has no address");
    }
  }

  private static List<Roster.Member> members(Outward.Answer answer) throws NoRoster {
    if (answer.status() != OK) {
      throw new NoRoster(
          PlatformWords.of(answer)
              + (answer.status() == UNAUTHORIZED ? " " + Trouble.HEADER_STRIPPED : ""));
    }
    try {
      JsonNode members = Json.mapper().readTree(answer.body()).path("members");
      if (!members.isArray()) {
        throw new NoRoster("the answer is no roster");
      }
      return members.valueStream().flatMap(member -> member(member).stream()).toList();
    } catch (JacksonException e) {
      throw new NoRoster("the answer is no JSON");
    }
  }

  private static Optional<Roster.Member> member(JsonNode member) {
    JsonNode id = member.path("user_id");
    String subject = id.isNumber() ? id.asString() : id.stringValue("");
    if (subject.isEmpty() || subject.length() > LaunchReader.ID_LENGTH_MAX) {
      return Optional.empty();
    }
    return Optional.of(
        new Roster.Member(
            subject,
            LaunchReader.name(member),
            LaunchReader.texts(member.path("roles")),
            state(member.path("status").stringValue(""))));
  }

  /** Where nothing is said they take part. */
  private static Roster.State state(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "inactive" -> Roster.State.INACTIVE;
      case "deleted" -> Roster.State.DELETED;
      default -> Roster.State.ACTIVE;
    };
  }
}
