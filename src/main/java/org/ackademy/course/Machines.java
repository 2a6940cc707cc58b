package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.MachineAccounts;
import org.ackademy.platform.security.MachineAccounts.Machine;
import org.ackademy.platform.security.Scope;
import org.ackademy.platform.security.TokensResource;

/** Other systems' accounts and the courses that they may work in. Each call is one transaction. */
@Dependent
@Transactional
class Machines {
  private final MachineAccounts accounts;
  private final CourseStore store;
  private final CourseMaking making;

  @Inject
  Machines(MachineAccounts accounts, CourseStore store, CourseMaking making) {
    this.accounts = accounts;
    this.store = store;
    this.making = making;
  }

  /**
   * What a new token is to be like.
   *
   * @param name what it is called in lists
   */
  record Token(String name, Set<Scope> scopes, Duration lifetime) {}

  /** A machine with the courses that it is in and the tokens that it ever got. */
  record Known(Machine machine, Map<UUID, CourseRole> courses, List<TokensResource.View> tokens) {
    Known {
      courses = Map.copyOf(courses);
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * Makes a machine that may work in these courses and nowhere else.
   *
   * @param courses as what in which
   * @throws org.ackademy.platform.http.Refused where there is no such course
   */
  Known make(Caller.Person by, String name, Map<UUID, CourseRole> courses, Token token) {
    var fields = new Fields();
    for (UUID course : courses.keySet()) {
      fields.check("#/courses", "no-such-course", store.course(course).isPresent());
    }
    fields.requireNoFault();
    Machine made = accounts.make(by, name);
    courses.forEach((course, role) -> making.enrol(course, made.id(), role, Optional.of(by.id())));
    return new Known(made, courses, List.of(token(by, made.id(), token)));
  }

  /** One more token; it is shown this once. */
  TokensResource.View token(Caller.Person by, UUID machine, Token token) {
    return accounts.token(by, machine, token.name(), token.scopes(), token.lifetime());
  }

  /** Machines by age, from the one after an id. */
  List<Known> after(UUID after, int limit) {
    return accounts.after(after, limit).stream()
        .map(
            machine ->
                new Known(machine, store.rolesOf(machine.id()), accounts.tokens(machine.id())))
        .toList();
  }

  void end(Caller.Person by, UUID machine) {
    accounts.end(by, machine);
  }
}
