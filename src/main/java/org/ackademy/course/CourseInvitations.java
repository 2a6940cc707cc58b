package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.audit.Audit;
import org.ackademy.platform.audit.Subject;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.AccountRole;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.Handing;
import org.ackademy.platform.security.Invitation;
import org.ackademy.platform.security.InvitationRedeemed;
import org.ackademy.platform.security.Inviting;

/** Invitations into courses. Each call is one transaction. */
@Dependent
@Transactional
class CourseInvitations {
  private final CourseStore store;
  private final CourseMaking making;
  private final Inviting inviting;
  private final Audit audit;

  @Inject
  CourseInvitations(CourseStore store, CourseMaking making, Inviting inviting, Audit audit) {
    this.store = store;
    this.making = making;
    this.inviting = inviting;
    this.audit = audit;
  }

  /** Makes an invitation into a course, once for each wish. */
  Inviting.Invited invite(
      Membership membership, Caller.Person by, Wanted wanted, Creations.Wish wish) {
    UUID course = membership.course().id();
    return inviting.once(by, wish, id -> invite(id, course, by, wanted));
  }

  private Inviting.Invited invite(UUID id, UUID course, Caller.Person by, Wanted wanted) {
    Inviting.Invited invited =
        inviting.invite(
            id, AccountRole.MEMBER, Optional.of(by), wanted.lifetime(), wanted.handing());
    store.add(new InvitedCourse(id, course, wanted.role()));
    audit.record(
        Optional.of(by.id()),
        "invitation.aimed",
        Subject.inCourse(course, "invitation", id),
        Map.of(),
        Map.of("role", wanted.role(), "expiresAt", invited.expiresAt()));
    return invited;
  }

  /** Whoever redeemed an invitation into a course is in it. */
  void enrolInvited(@Observes InvitationRedeemed redeemed) {
    store
        .invitedTo(redeemed.invitation())
        .ifPresent(
            invited ->
                making.enrol(
                    invited.courseId(),
                    redeemed.account(),
                    invited.role(),
                    Optional.of(redeemed.account())));
  }

  /** A course's invitations by age, from the one after an id. */
  List<Known> of(Membership membership, UUID after, int limit) {
    List<InvitedCourse> into = store.invitedTo(membership.course().id(), after, limit);
    Map<UUID, Invitation> invitations =
        inviting.byIds(into.stream().map(InvitedCourse::invitationId).toList());
    return into.stream()
        .flatMap(
            invited ->
                Optional.ofNullable(invitations.get(invited.invitationId()))
                    .map(invitation -> new Known(invitation, invited.role()))
                    .stream())
        .toList();
  }

  /**
   * Takes an invitation back.
   *
   * @throws org.ackademy.platform.http.Refused where the course has none such
   */
  void revoke(Membership membership, Caller.Person by, UUID id) {
    if (store
        .invitedTo(id)
        .filter(invited -> invited.courseId().equals(membership.course().id()))
        .isEmpty()) {
      throw Problem.notFound().refused();
    }
    inviting.revoke(by, id);
  }

  /** The invitation that is wanted, into a course as this. */
  record Wanted(CourseRole role, Duration lifetime, Handing handing) {}

  /** An invitation into a course, and as what. */
  record Known(Invitation invitation, CourseRole role) {}
}
