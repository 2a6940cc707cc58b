package org.ackademy.course;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * How OneRoster 1.2 calls what is here, over REST and in CSV alike. Classes, schools, people,
 * assignments and categories have their own ids; what has none gets one that follows from those of
 * what it is about, and so stays the same.
 */
public final class SourcedIds {
  private SourcedIds() {}

  /** The class that a course is. */
  public static String klass(Course course) {
    return course.id().toString();
  }

  /** The school that gives a course. */
  public static String school(Course course) {
    return course.organisationId().toString();
  }

  /** The year in which a school's classes are: we keep no terms, and the standard wants one. */
  public static String session(Course course) {
    return session(course.organisationId());
  }

  static String session(UUID organisation) {
    return named("session " + organisation);
  }

  /** What is taught in the class that a course is. */
  static String course(Course course) {
    return named("course " + course.id());
  }

  static String enrolment(UUID course, UUID account) {
    return named("enrolment " + course + " " + account);
  }

  private static String named(String what) {
    return UUID.nameUUIDFromBytes(("ackademy " + what).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
