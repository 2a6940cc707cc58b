package org.ackademy.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ackademy.course.Classroom;

/**
 * A learner with work in every state, made once for all who look at it.
 *
 * @param cookies what signing in brought; empty before
 * @param teacher whoever runs the class
 * @param cookiesOfTeacher the same
 * @param cookiesOfAdministrator the same
 * @param assignment one that was begun and handed in, and can be begun again
 * @param running an attempt that runs
 * @param ended one that was handed in
 */
record School(
    Pupil pupil,
    List<Cookie> cookies,
    Pupil teacher,
    List<Cookie> cookiesOfTeacher,
    List<Cookie> cookiesOfAdministrator,
    String assignment,
    String running,
    String ended) {
  private static final class Shared {
    static final School IT = made();
  }

  static School shared() {
    return Shared.IT;
  }

  private static School made() {
    Pupil pupil = Pupil.of(Classroom.open());
    Classroom room = pupil.room();
    String done = room.give(Pupil.QUIZ, Pupil.terms());
    String ended = room.begin(pupil.member(), done);
    pupil.answer(ended, "open-ack-meaning", "a");
    String slip = pupil.answer(ended, "open-three-way", Pupil.SLIP);
    pupil.end(ended);
    pupil.appeal(ended, slip, "B가 SYN을 다시 보냈다면 일어날 수 있는 교환이라고 생각합니다.");
    room.give(Pupil.QUIZ, Map.of("opensAt", "2100-01-01T00:00:00Z"));
    String begun = room.give(Pupil.QUIZ, Pupil.terms());
    String running = room.begin(pupil.member(), begun);
    pupil.answer(running, "open-three-way", Pupil.SLIP);
    return new School(
        pupil,
        new ArrayList<>(),
        Pupil.teaching(room),
        new ArrayList<>(),
        new ArrayList<>(),
        pupil.page(done),
        "/attempts/" + running,
        "/attempts/" + ended);
  }

  /** Signs the learner in: by the password once, from then on by what that brought. */
  void enter(Page page) {
    if (page.context().cookies().isEmpty()) {
      pupil.signIn(page, cookies);
    }
  }

  /** The same with whoever runs the class. */
  void enterToTeach(Page page) {
    if (page.context().cookies().isEmpty()) {
      teacher.signIn(page, cookiesOfTeacher);
    }
  }

  String teaching() {
    return "/teach";
  }

  /** Those of one claim: a row is looked at like another, and there are hundreds. */
  String questions() {
    return "/author/questions?claim=third-ack";
  }

  String coverage() {
    return "/author/coverage";
  }

  String written() {
    return "/author/edit/open-three-way";
  }

  String versions() {
    return "/author/versions/open-three-way";
  }

  String results() {
    return "/teach/results" + assignment.replace("/courses", "").replace("/assignments", "");
  }

  String setup() {
    return results().replace("/results/", "/assignments/");
  }

  String regrades() {
    return results().replace("/results/", "/regrades/");
  }

  String givingNew() {
    return "/teach/assignments/" + teacher.room().course() + "/new";
  }

  String live() {
    return results().replace("/results/", "/live/");
  }

  String timeline() {
    return results().replace("/results/", "/timeline/") + "/" + pupil.member().id();
  }

  String queue() {
    return "/teach/queue/" + teacher.room().course();
  }

  String gradebook() {
    return "/teach/gradebook/" + teacher.room().course();
  }

  String lmsScores() {
    return "/teach/lms/" + teacher.room().course();
  }

  String progress() {
    return "/progress";
  }

  /** The same with whoever runs the installation. */
  void enterToAdminister(Page page) {
    if (page.context().cookies().isEmpty()) {
      Pupil.administering(pupil.room()).signIn(page, cookiesOfAdministrator);
    }
  }

  String administration() {
    return "/admin";
  }

  String access() {
    return "/admin/tokens";
  }

  String settings() {
    return "/admin/settings";
  }

  String jobs() {
    return "/admin/jobs";
  }

  String audit() {
    return "/admin/audit";
  }

  String systems() {
    return "/lti/systems";
  }

  String lmsRoster() {
    return "/lti/roster?course=" + teacher.room().course();
  }

  String account() {
    return "/account";
  }

  String work() {
    return "/learn";
  }
}
