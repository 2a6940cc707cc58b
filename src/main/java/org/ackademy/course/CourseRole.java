package org.ackademy.course;

/** As what somebody is enrolled in a course. */
public enum CourseRole {
  LEARNER,
  INSTRUCTOR
}
