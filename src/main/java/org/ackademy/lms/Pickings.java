package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.Courses;
import org.ackademy.course.Membership;
import org.ackademy.platform.Ids;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.LaunchedAccounts;

/**
 * People who teach choose what links of their courses show. At each step it is looked anew whether
 * they may. Each call is one transaction, or joins one.
 */
@Dependent
@Transactional
class Pickings {
  private final PickingStore store;
  private final Registrations registrations;
  private final Courses courses;
  private final Creations creations;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Pickings(
      PickingStore store,
      Registrations registrations,
      Courses courses,
      Creations creations,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.registrations = registrations;
    this.courses = courses;
    this.creations = creations;
    this.ids = ids;
    this.clock = clock;
  }

  /** Lets somebody choose, for as long as they are launched. */
  UUID begin(Picking.Place place, UUID account, Launch.Choosing settings) {
    Instant now = clock.instant();
    store.forget(now);
    var picking = new Picking(ids.next(), account, place, settings, Picking.State.OPEN);
    store.add(picking, now.plus(LaunchedAccounts.LIFETIME));
    return picking.id();
  }

  /**
   * One of somebody's own.
   *
   * @throws org.ackademy.platform.http.Refused where there is none, or they may choose no more
   */
  Open open(Caller.Person person, UUID id) {
    Picking picking =
        store
            .byId(id, clock.instant())
            .filter(found -> found.account().equals(person.id()))
            .orElseThrow(() -> Problem.notFound().refused());
    Membership membership =
        courses.visible(person, picking.place().course()).require(Membership.Right.GIVE);
    Registration registration =
        registrations
            .byId(picking.place().registration())
            .filter(Registration::isActive)
            .filter(found -> picking.place().state() == Registration.DeploymentState.ACTIVE)
            .filter(found -> found.takes(picking.settings().returnUrl()))
            .orElseThrow(() -> Problem.of(403, "launch-over").refused());
    return new Open(picking, registration, membership);
  }

  /** One that can be answered, or was. */
  record Open(Picking picking, Registration registration, Membership membership) {}

  /** What is to be chosen. */
  @FunctionalInterface
  interface Chosen {
    /** The links in order, each with an id of its own; to be called within the transaction. */
    List<Choice> choices(Open open);
  }

  /**
   * Answers one, once; the same wish again finds the same answer.
   *
   * @throws org.ackademy.platform.http.Refused where it was answered otherwise before
   */
  Answered answer(Caller.Person person, UUID id, Creations.Wish wish, Chosen chosen) {
    Open open = open(person, id);
    Creations.Made made =
        creations.once(
            person.id(),
            wish,
            ignored -> {
              if (open.picking().state() == Picking.State.ANSWERED) {
                throw Problem.of(409, "picking-over").refused();
              }
              store.answer(open.picking(), chosen.choices(open), clock.instant());
            });
    return new Answered(open, new ArrayList<>(store.choices(id)), made);
  }

  /** What was answered. */
  record Answered(Open open, List<Choice> choices, Creations.Made made) {
    Answered {
      choices = List.copyOf(choices);
    }
  }

  /** The origin to which the page may post that answers one for a registration. */
  Optional<String> origin(UUID id, UUID registration) {
    return store.returnUrl(id, registration, clock.instant()).flatMap(Pickings::origin);
  }

  private static Optional<String> origin(String address) {
    try {
      return Optional.of(Registration.origin(new URI(address)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
