package org.ackademy.lms;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.course.CourseRole;

/** Who is in a course there, read to its end. */
record Roster(List<Member> members) {
  Roster {
    members = List.copyOf(members);
  }

  /**
   * Somebody in a course there.
   *
   * @param subject who it is, for ever
   * @param name what they are called, where the platform says so
   * @param state whether they take part
   */
  record Member(String subject, Optional<String> name, List<String> roles, State state) {
    Member {
      roles = List.copyOf(roles);
    }

    /** As what they come here; nothing where they do not. */
    Optional<CourseRole> role() {
      return state == State.ACTIVE ? Roles.of(roles) : Optional.empty();
    }
  }

  /** Whether somebody takes part. */
  enum State {
    ACTIVE,
    INACTIVE,
    DELETED
  }

  /**
   * A course there whose roster can be read.
   *
   * @param context as we know it
   * @param course here
   * @param tenant within what a subject names somebody
   * @param url where it is
   */
  record Source(UUID context, UUID course, Registration registration, String tenant, String url) {}

  /** What is to become of somebody here. */
  enum Change {
    /** They come into the course. */
    BEGINS,
    /** They are in it as something else. */
    CHANGES,
    /** They are no more in it. */
    ENDS,
    /** They are gone there, and stay here: they did not come by the platform's word. */
    STAYS,
    /** They are in it as nothing that we know. */
    UNKNOWN_ROLE
  }

  /**
   * A difference between there and here.
   *
   * @param from as what they were here, where they were
   * @param to as what they will be, where they will
   */
  record Difference(
      String subject,
      String name,
      Change change,
      Optional<CourseRole> from,
      Optional<CourseRole> to) {}
}
