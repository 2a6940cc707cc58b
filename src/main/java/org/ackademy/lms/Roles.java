package org.ackademy.lms;

import java.util.List;
import java.util.Optional;
import org.ackademy.course.CourseRole;

/**
 * As what somebody is in a course, by the roles that a learning management system tells. What they
 * are elsewhere in the institution or to the system itself gives nothing.
 *
 * @see <a href="https://www.imsglobal.org/spec/lti/v1p3#role-vocabularies">LTI 1.3, A.2</a>
 */
final class Roles {
  private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";
  private static final String MEMBERSHIP = VOCABULARY + "membership";
  private static final String TEST_USER =
      "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

  /**
   * Of several, the first one holds. An assistant is called an instructor too, so it goes first.
   */
  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning("Instructor#TeachingAssistant", CourseRole.ASSISTANT),
          new Meaning("Instructor#TeachingAssistantSection", CourseRole.ASSISTANT),
          new Meaning("Instructor#TeachingAssistantOffering", CourseRole.ASSISTANT),
          new Meaning("Instructor#TeachingAssistantTemplate", CourseRole.ASSISTANT),
          new Meaning("Instructor#TeachingAssistantGroup", CourseRole.ASSISTANT),
          new Meaning("Instructor#TeachingAssistantSectionAssociation", CourseRole.ASSISTANT),
          new Meaning("Instructor#Grader", CourseRole.ASSISTANT),
          new Meaning("TeachingAssistant", CourseRole.ASSISTANT),
          new Meaning("Instructor", CourseRole.INSTRUCTOR),
          new Meaning("Administrator", CourseRole.INSTRUCTOR),
          new Meaning("Manager", CourseRole.INSTRUCTOR),
          new Meaning("ContentDeveloper", CourseRole.AUTHOR),
          new Meaning("Learner", CourseRole.LEARNER));

  private record Meaning(String name, CourseRole role) {
    /**
     * A role of its own as {@code membership#Learner}, one below as {@code
     * membership/Instructor#…}.
     */
    boolean isMeantBy(String told) {
      boolean isBelow = name.indexOf('#') >= 0;
      return told.equals(MEMBERSHIP + (isBelow ? "/" : "#") + name)
          || (!isBelow && told.equals(name));
    }
  }

  private Roles() {}

  /** The part in a course; nothing where no role is one of a course. */
  static Optional<CourseRole> of(List<String> told) {
    return MEANINGS.stream()
        .filter(meaning -> told.stream().anyMatch(meaning::isMeantBy))
        .map(Meaning::role)
        .findFirst();
  }

  /** Whether it is a teacher who looks as a student would. */
  static boolean isTest(List<String> told) {
    return told.contains(TEST_USER);
  }
}
