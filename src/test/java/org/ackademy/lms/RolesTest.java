package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final String V = "http://purl.imsglobal.org/vocab/lis/v2/";

  @Test
  void whatSomebodyIsInTheCourseDecides() {
    assertThat(Roles.of(List.of(V + "membership#Learner"))).contains(CourseRole.LEARNER);
    assertThat(Roles.of(List.of("Learner"))).contains(CourseRole.LEARNER);
    assertThat(Roles.of(List.of(V + "membership#Instructor"))).contains(CourseRole.INSTRUCTOR);
    assertThat(Roles.of(List.of(V + "membership#ContentDeveloper"))).contains(CourseRole.AUTHOR);
  }

  @Test
  void anAssistantIsNoInstructorThoughCalledOneToo() {
    assertThat(
            Roles.of(
                List.of(
                    V + "membership#Instructor", V + "membership/Instructor#TeachingAssistant")))
        .contains(CourseRole.ASSISTANT);
  }

  @Test
  void whatSomebodyIsElsewhereGivesNothing() {
    assertThat(
            Roles.of(
                List.of(V + "institution/person#Instructor", V + "system/person#Administrator")))
        .isEmpty();
    assertThat(Roles.of(List.of(V + "institution/person#Instructor", V + "membership#Learner")))
        .contains(CourseRole.LEARNER);
    assertThat(Roles.of(List.of(V + "membership#Mentor"))).isEmpty();
    assertThat(Roles.of(List.of("https://evil.example/membership#Instructor"))).isEmpty();
    assertThat(Roles.of(List.of())).isEmpty();
  }

  @Test
  void aTestUserIsKnown() {
    assertThat(Roles.isTest(List.of("http://purl.imsglobal.org/vocab/lti/system/person#TestUser")))
        .isTrue();
    assertThat(Roles.isTest(List.of("TestUser", "Learner"))).isFalse();
  }
}
