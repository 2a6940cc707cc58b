package org.ackademy.interop.person;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;

/** What is kept of people. Each call is one transaction. */
@Dependent
@Transactional
class Persons {
  private final PersonStore store;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Persons(PersonStore store, Audit audit, Ids ids, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whether there is somebody who was not forgotten. */
  boolean isThere(UUID account) {
    return store.username(account).isPresent();
  }

  /** What tables hold of a person; that it was handed out is audited. */
  Map<String, List<Map<String, Object>>> about(Caller.Person by, UUID account) {
    audit.record(
        Optional.of(by.id()),
        "person.exported",
        Subject.of("account", account),
        Map.of(),
        Map.of());
    return store.about(account);
  }

  List<UUID> learningIn(UUID account) {
    return store.learningIn(account);
  }

  /**
   * Forgets a person.
   *
   * @param username theirs, so that nobody is forgotten by mistake
   * @throws org.ackademy.platform.http.Refused where there is no such person, or it is oneself
   */
  void erase(Caller.Person by, UUID account, String username) {
    String known = store.username(account).orElseThrow(() -> Problem.notFound().refused());
    var fields = new Fields();
    fields.check("#/username", "value", known.equals(username));
    fields.requireNoFault();
    if (by.id().equals(account)) {
      throw Problem.of(409, "erase-self").refused();
    }
    UUID pseudonym = ids.next();
    store.erase(account, pseudonym, clock.instant());
    audit.record(
        Optional.of(by.id()),
        "person.erased",
        Subject.of("account", pseudonym),
        Map.of(),
        Map.of());
  }
}
