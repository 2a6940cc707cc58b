package org.ackademy.platform.audit;

import java.util.Optional;
import java.util.UUID;

/**
 * What something was done to.
 *
 * @param course the course whose affair it is, if it is one's: its instructors may read the entry
 * @param kind what it is, as in {@code enrolment}: lower case letters and hyphens
 * @param id which one
 */
public record Subject(Optional<UUID> course, String kind, String id) {

  /** Something that is no course's affair. */
  public static Subject of(String kind, Object id) {
    return new Subject(Optional.empty(), kind, id.toString());
  }

  /** Something of a course. */
  public static Subject inCourse(UUID course, String kind, Object id) {
    return new Subject(Optional.of(course), kind, id.toString());
  }
}
