package org.ackademy.course;

import org.ackademy.platform.http.Problem;

/**
 * That somebody may see a course.
 *
 * @param part as what
 */
public record Membership(Course course, Part part) {

  /** As what somebody sees a course. */
  public enum Part {
    LEARNER,
    INSTRUCTOR,
    /** Not enrolled, but runs the installation. */
    ADMINISTRATOR
  }

  /** Whether they see what learners did and may give assignments. */
  public boolean teaches() {
    return part != Part.LEARNER;
  }

  /**
   * Goes on for those who teach alone.
   *
   * @throws org.ackademy.platform.http.Refused for learners
   */
  public Membership requireTeaching() {
    if (!teaches()) {
      throw Problem.forbidden().refused();
    }
    return this;
  }
}
