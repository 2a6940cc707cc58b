package org.ackademy.course;

import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.http.Problem;

/**
 * That somebody may see a course.
 *
 * @param part as what; it alone says what they may do
 * @param onlySections the sections whose learners' work they see; empty where they see everybody's,
 *     or nobody's because of their part
 */
public record Membership(Course course, Part part, Set<UUID> onlySections) {
  public Membership {
    onlySections = Set.copyOf(onlySections);
  }

  /** What somebody may do in a course, besides seeing it and what it gives to its learners. */
  public enum Right {
    /** Begin attempts and answer. */
    TAKE_PART,
    /** See what learners did, and how they did. */
    SEE_WORK,
    /** Change what learners get for it: override, comment, excuse, answer appeals. */
    GRADE,
    /** Give quizzes to the course and change on which terms. */
    GIVE,
    /** Write quizzes, and see their keys. */
    WRITE,
    /** Change who is in it as what, and read its audit log. */
    RUN
  }

  /** As what somebody sees a course: the one place that says what each may do. */
  public enum Part {
    LEARNER,
    /** A teaching assistant. */
    ASSISTANT,
    INSTRUCTOR,
    /** Writes quizzes; learners are not their affair. */
    AUTHOR,
    /** Not enrolled, but runs the installation. */
    ADMINISTRATOR;

    /** Whether whoever sees a course as this may do so. */
    public boolean may(Right right) {
      return switch (this) {
        case LEARNER -> right == Right.TAKE_PART;
        case ASSISTANT -> right == Right.SEE_WORK || right == Right.GRADE;
        case AUTHOR -> right == Right.WRITE;
        case INSTRUCTOR, ADMINISTRATOR -> right != Right.TAKE_PART;
      };
    }

    static Part of(CourseRole role) {
      return switch (role) {
        case LEARNER -> LEARNER;
        case ASSISTANT -> ASSISTANT;
        case INSTRUCTOR -> INSTRUCTOR;
        case AUTHOR -> AUTHOR;
      };
    }
  }

  /** Whether they may do so. */
  public boolean may(Right right) {
    return part.may(right);
  }

  /**
   * Goes on for those who may.
   *
   * @throws org.ackademy.platform.http.Refused for others
   */
  public Membership require(Right right) {
    if (!may(right)) {
      throw Problem.forbidden().refused();
    }
    return this;
  }

  /** Whether they see what learners did; whose, {@link #onlySections} says. */
  public boolean teaches() {
    return may(Right.SEE_WORK);
  }

  /**
   * Goes on for those who see what learners did. What changes the course asks for more: {@link
   * #require}.
   *
   * @throws org.ackademy.platform.http.Refused for others
   */
  public Membership requireTeaching() {
    return require(Right.SEE_WORK);
  }
}
