package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.MachineAccounts;
import org.ackademy.platform.security.MachineAccounts.Machine;
import org.ackademy.platform.security.NewToken;
import org.ackademy.platform.security.TokensResource;

/** Other systems' accounts and the courses that they may work in. Each call is one transaction. */
@Dependent
@Transactional
class Machines {
  private final MachineAccounts accounts;
  private final CourseStore store;
  private final CourseMaking making;
  private final Creations creations;

  @Inject
  Machines(MachineAccounts accounts, CourseStore store, CourseMaking making, Creations creations) {
    this.accounts = accounts;
    this.store = store;
    this.making = making;
    this.creations = creations;
  }

  /** A machine with the courses that it is in and the tokens that it ever got. */
  record Known(Machine machine, Map<UUID, CourseRole> courses, List<TokensResource.View> tokens) {
    Known {
      courses = Map.copyOf(courses);
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * Makes a machine that may work in these courses and nowhere else, or finds the one that the same
   * wish made: that without its token's secret.
   *
   * @param courses as what in which
   * @throws org.ackademy.platform.http.Refused where there is no such course
   */
  Known make(
      Caller.Person by,
      String name,
      Map<UUID, CourseRole> courses,
      NewToken token,
      Creations.Wish wish) {
    var fields = new Fields();
    for (UUID course : courses.keySet()) {
      fields.check("#/courses", "no-such-course", store.course(course).isPresent());
    }
    fields.requireNoFault();
    var fresh = new ArrayList<Known>();
    Creations.Made made =
        creations.once(by.id(), wish, id -> fresh.add(make(by, id, name, courses, token)));
    return fresh.isEmpty()
        ? known(List.of(accounts.byId(made.id()).orElseThrow(() -> Problem.notFound().refused())))
            .getFirst()
        : fresh.getFirst();
  }

  private Known make(
      Caller.Person by, UUID id, String name, Map<UUID, CourseRole> courses, NewToken token) {
    Machine machine = accounts.make(by, id, name);
    courses.forEach((course, role) -> making.enrol(course, id, role, Optional.of(by.id())));
    return new Known(machine, courses, List.of(accounts.firstToken(by, machine, token)));
  }

  /** One more token; it is shown this once. */
  TokensResource.View token(Caller.Person by, UUID machine, NewToken token, Creations.Wish wish) {
    return accounts.token(by, machine, token, wish);
  }

  /** Machines by age, from the one after an id. */
  List<Known> after(UUID after, int limit) {
    return known(accounts.after(after, limit));
  }

  /** In as many queries for a hundred as for one. */
  private List<Known> known(List<Machine> machines) {
    List<UUID> ids = machines.stream().map(Machine::id).toList();
    var courses = store.rolesOf(ids);
    var tokens = accounts.tokens(ids);
    return machines.stream()
        .map(
            machine ->
                new Known(
                    machine,
                    courses.getOrDefault(machine.id(), Map.of()),
                    tokens.getOrDefault(machine.id(), List.of())))
        .toList();
  }

  void end(Caller.Person by, UUID machine) {
    accounts.end(by, machine);
  }
}
