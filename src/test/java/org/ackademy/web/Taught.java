package org.ackademy.web;

import org.ackademy.course.Classroom;
import org.ackademy.course.CourseRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A browser, and a course with somebody who teaches it and two who learn: for one test class. */
@WithBrowser
abstract class Taught {
  static Browser browser;
  static Classroom room;
  static Pupil teacher;
  static Pupil pupil;

  @BeforeAll
  static void openCourse() {
    browser = new Browser();
    room = Classroom.open();
    teacher = Pupil.teaching(room);
    pupil = Pupil.of(room);
    room.join(CourseRole.LEARNER, "Ada Lovelace");
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }
}
