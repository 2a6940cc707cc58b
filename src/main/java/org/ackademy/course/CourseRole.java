package org.ackademy.course;

/** As what somebody is enrolled in a course. What each may do: {@link Membership.Part}. */
public enum CourseRole {
  LEARNER,
  /** Sees and grades what learners do; in sections, that of their learners alone. */
  ASSISTANT,
  /** Runs the course. */
  INSTRUCTOR,
  /** Writes quizzes for it and does not see what learners do. */
  AUTHOR
}
