package org.ackademy.platform.oneroster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.ackademy.platform.Allowance;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.RateLimited;
import org.ackademy.platform.security.Caller;

/** What both services do with every request, and how they name objects. */
@ApplicationScoped
public class Asked {
  static final Duration SPAN = Duration.ofMinutes(1);

  /** Requests of one account in a {@link #SPAN}: whole gradebooks may stand behind each. */
  static final int OF_ACCOUNT_MAX = 600;

  private final String root;
  private final Allowance ofAccount;

  @Inject
  public Asked(Settings settings, Clock clock) {
    this.root = settings.root();
    this.ofAccount = new Allowance(OF_ACCOUNT_MAX, SPAN, clock);
  }

  /**
   * Counts a request and reads its parameters.
   *
   * @throws org.ackademy.platform.http.Refused where there were too many, or they cannot be read
   */
  public Selection select(Caller.Person by, Kind kind, UriInfo uri, HttpServletRequest request) {
    Optional<Duration> refused = ofAccount.take(by.id().toString());
    RateLimited.tell(request, "oneroster", ofAccount.standing(by.id().toString()));
    refused.ifPresent(
        wait -> {
          throw Problem.tooMany("too-many-requests", wait).refused();
        });
    return Selection.of(kind, uri, root);
  }

  /** Names an object of the gradebook service. */
  public Entry grades(Kind kind, String sourcedId) {
    return reference("/gradebook/v1p2/", kind.many(), kind.one(), sourcedId);
  }

  /** Names an object of the rostering service. */
  public Entry roster(Referred kind, String sourcedId) {
    return reference("/rostering/v1p2/", kind.many(), kind.type(), sourcedId);
  }

  private Entry reference(String service, String many, String type, String sourcedId) {
    return Entry.part()
        .with("href", root + Door.PATH.substring(1) + service + many + "/" + sourcedId)
        .with("sourcedId", sourcedId)
        .with("type", type);
  }

  /** What of the rostering service other objects refer to. */
  public enum Referred {
    CLASS("classes", "class"),
    USER("users", "user"),
    ORG("orgs", "org"),
    COURSE("courses", "course"),
    SESSION("academicSessions", "academicSession");

    private final String many;
    private final String type;

    Referred(String many, String type) {
      this.many = many;
      this.type = type;
    }

    private String many() {
      return many;
    }

    private String type() {
      return type;
    }
  }
}
