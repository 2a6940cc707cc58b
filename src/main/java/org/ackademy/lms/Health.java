package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.Settings;
import org.ackademy.platform.outward.Outward;
import org.ackademy.platform.outward.Reach;
import org.ackademy.platform.security.Caller;

/**
 * Whether all that a learning management system needs is there: what was seen of it, and what it
 * answers now. No transaction is open while it is asked.
 */
@ApplicationScoped
class Health {
  private static final Set<String> COLUMNS =
      Set.of("https://purl.imsglobal.org/spec/lti-ags/scope/lineitem");
  private static final String COLUMNS_TYPE = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  private final Registrations registrations;
  private final ServiceTokens tokens;
  private final RosterReading rosters;
  private final Reach reach;

  @Inject
  Health(
      Registrations registrations, ServiceTokens tokens, RosterReading rosters, Settings settings) {
    this.registrations = registrations;
    this.tokens = tokens;
    this.rosters = rosters;
    this.reach = settings.ltiReach();
  }

  /** What is looked at, in the order in which it comes to be. */
  enum Step {
    APPROVED,
    KEYS,
    LOGIN,
    LAUNCH,
    DEPLOYMENT,
    ROSTER,
    COLUMNS
  }

  /** How it is. */
  enum State {
    GOOD,
    /** It has not been seen yet. */
    NOT_YET,
    BAD
  }

  /**
   * What came of looking.
   *
   * @param at when it was last seen, where it is not asked now
   * @param said what the system said, where it is bad
   */
  record Finding(Step step, State state, Optional<Instant> at, Optional<String> said) {}

  /** Looks at all of it. */
  List<Finding> look(Caller.Person person, UUID id) {
    Registration registration = registrations.one(person, id);
    Registrations.Watched watched = registrations.watched(person, id);
    RegistrationStore.Seen seen = watched.seen();
    var found = new ArrayList<Finding>();
    found.add(
        new Finding(
            Step.APPROVED,
            registration.isActive() ? State.GOOD : State.BAD,
            Optional.empty(),
            Optional.empty()));
    found.add(asked(Step.KEYS, () -> keys(registration)));
    found.add(seen(Step.LOGIN, seen.login()));
    found.add(seen(Step.LAUNCH, seen.launch()));
    State deployment =
        seen.active() > 0 ? State.GOOD : seen.pending() > 0 ? State.BAD : State.NOT_YET;
    found.add(new Finding(Step.DEPLOYMENT, deployment, Optional.empty(), Optional.empty()));
    found.add(
        watched
            .roster()
            .map(source -> asked(Step.ROSTER, () -> rosters.read(source)))
            .orElseGet(() -> seen(Step.ROSTER, Optional.empty())));
    found.add(
        seen.lineItems()
            .map(url -> asked(Step.COLUMNS, () -> columns(registration, url)))
            .orElseGet(() -> seen(Step.COLUMNS, Optional.empty())));
    return found;
  }

  private static Finding seen(Step step, Optional<Instant> at) {
    return new Finding(step, at.isPresent() ? State.GOOD : State.NOT_YET, at, Optional.empty());
  }

  /** Something that is asked now. */
  @FunctionalInterface
  private interface Question {
    void ask() throws IOException;
  }

  private static Finding asked(Step step, Question question) {
    try {
      question.ask();
      return new Finding(step, State.GOOD, Optional.empty(), Optional.empty());
    } catch (IOException e) {
      return new Finding(step, State.BAD, Optional.empty(), Optional.of(RosterSync.why(e)));
    }
  }

  private void keys(Registration registration) throws IOException {
    Outward.Answer answer =
        Outward.exchange(
            reach,
            Outward.Request.get(registration.terms().keys(), Map.of("Accept", "application/json")));
    if (answer.status() != OK || !answer.body().contains("\"keys\"")) {
      throw new RosterReading.NoRoster("its keys: " + PlatformWords.of(answer));
    }
  }

  private void columns(Registration registration, String url) throws IOException {
    Outward.Answer answer =
        tokens.answered(
            registration,
            COLUMNS,
            Outward.Request.get(URI.create(url), Map.of("Accept", COLUMNS_TYPE)));
    if (answer.status() != OK) {
      throw new RosterReading.NoRoster(
          PlatformWords.of(answer)
              + (answer.status() == UNAUTHORIZED ? " " + Trouble.HEADER_STRIPPED : ""));
    }
  }
}
