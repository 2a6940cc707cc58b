package org.ackademy.lms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ackademy.lms.mock.MockGrades;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.Quirk;
import org.ackademy.platform.launcher.RunningAckademy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scores on their way to the gradebooks of learning management systems, as these differ. */
class LtiScoresIT extends AtAGradebook {
  @ParameterizedTest
  @EnumSource
  void aMarkGoesThereAndTheNextOneAfterIt(Quirk quirk) throws IOException {
    start(quirk);
    Launched learner = launch();
    mark(learner, "1.5");
    awaitState(learner, "DELIVERED");
    mark(learner, "2.25");
    await("the newer one", () -> there(learner).equals(List.of("2.25")));
    awaitState(learner, "DELIVERED");
    List<MockGrades.Accepted> accepted = grades.accepted();
    assertThat(accepted).hasSize(2);
    assertThat(accepted)
        .allSatisfy(
            score -> {
              assertThat(score.user()).isEqualTo(learner.person().subject());
              assertThat(score.grading()).isEqualTo("FullyGraded");
              assertThat(score.at()).isEqualTo(score.at().truncatedTo(ChronoUnit.SECONDS));
            });
    assertThat(accepted.getFirst().at()).isBefore(accepted.getLast().at());
    // The second one comes of no other attempt.
    assertThat(grades.submissions()).isEqualTo(1);
    // There was no column of the link: one was made, and says what it is for.
    assertThat(grades.columns())
        .singleElement()
        .satisfies(
            column ->
                assertThat(column)
                    .containsEntry("resourceLinkId", place.link())
                    .containsEntry("resourceId", learner.assignment())
                    .containsEntry("tag", "ackademy"));
    report(learner, "").then().body("items[0].comparison", equalTo("SAME"));
  }

  @Test
  void columnsAndTokensThatWentAreHadAnew() throws IOException {
    start(Quirk.MOODLE);
    Launched learner = launch();
    mark(learner, "1");
    awaitState(learner, "DELIVERED");
    grades.loseItems();
    mark(learner, "3");
    await("the new column", () -> there(learner).contains("3"));
    awaitState(learner, "DELIVERED");
    int before = grades.tokensGiven();
    grades.endTokens();
    mark(learner, "2");
    await("with another token", () -> there(learner).contains("2"));
    awaitState(learner, "DELIVERED");
    assertThat(grades.tokensGiven()).isEqualTo(before + 1);
  }

  @Test
  void theColumnThatALaunchNamesIsUsed() throws IOException {
    start(Quirk.MOODLE);
    String column = grades.column();
    Launched learner = launch(Visitor.person("Learner"), column);
    mark(learner, "1");
    awaitState(learner, "DELIVERED");
    assertThat(grades.accepted())
        .singleElement()
        .satisfies(score -> assertThat(column).contains(score.item()));
    assertThat(grades.columns()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRefusedIsSeenWithItsReasonAndSentAgain(Quirk quirk) throws IOException {
    start(quirk);
    Launched learner = launch();
    grades.forgets(learner.person().subject());
    mark(learner, "1");
    awaitState(learner, "DEAD");
    scores(learner, "?state=dead")
        .then()
        .body("items", hasSize(1))
        .body("items[0].learner", equalTo(learner.account()))
        .body("items[0].displayName", equalTo("김민지"))
        .body("items[0].reason", equalTo("REFUSED"))
        .body("items[0].answer", containsString(quirk == Quirk.CANVAS ? "422" : "400"))
        .body("items[0].answer", containsString("course"));
    report(learner, "").then().body("items[0].comparison", equalTo("MISSING_THERE"));
    grades.knows(learner.person().subject());
    again(learner).then().statusCode(202).body("state", equalTo("WAITING"));
    awaitState(learner, "DELIVERED");
    assertThat(there(learner)).containsExactly("1");
  }

  @Test
  void aPlatformThatWantsToBeLeftAloneIs() throws IOException {
    start(Quirk.CANVAS);
    Launched learner = launch();
    mark(learner, "1");
    awaitState(learner, "DELIVERED");
    grades.slowsDown(2);
    mark(learner, "2");
    await("taken", () -> there(learner).contains("2"));
    awaitState(learner, "DELIVERED");
  }

  @Test
  void noColumnAndNoLeaveToMakeOneIsTold() throws IOException {
    start(Quirk.BRIGHTSPACE);
    grades.offers(List.of("score"));
    Launched learner = launch();
    mark(learner, "1");
    awaitState(learner, "DEAD");
    assertThat(found(learner, "reason")).isEqualTo("NO_COLUMN");
    report(learner, "")
        .then()
        .body("items[0].comparison", equalTo("UNKNOWN"))
        .body("items[0].fault", equalTo(""));
    // A launch after somebody there allowed more sends it.
    grades.offers(List.of("score", "lineitem", "result.readonly"));
    launch(learner.person(), null);
    awaitState(learner, "DELIVERED");
    assertThat(there(learner)).containsExactly("1");
  }

  @Test
  void whatWasDoneBeforeAPlaceWasThereGoesThereWithTheLaunch() throws IOException {
    start(Quirk.MOODLE);
    Person person = Visitor.person("Learner");
    Launched learner = launch(person, null);
    mark(learner, "2");
    awaitState(learner, "DELIVERED");
    // A second link to the same assignment.
    place =
        new MockPlatform.Place(
            place.deployment(),
            place.context(),
            "another",
            Map.of("assignment", learner.assignment()));
    launch(person, null);
    await("there too", () -> there(learner).equals(List.of("2", "2")));
  }

  @Test
  void whoTeachesOrOnlyTriesSendsNothing() throws IOException {
    start(Quirk.MOODLE);
    Launched learner = launch();
    Person tester = Visitor.person("Learner");
    Visitor visitor =
        Visitor.of(
            platform,
            tester,
            place,
            says ->
                says.claim(AGS_CLAIM, grades.claim(null))
                    .claim(
                        MockPlatform.LTI + "roles",
                        List.of("http://purl.imsglobal.org/vocab/lti/system/person#TestUser")));
    String account = Visitor.as(visitor.token()).get("/api/v1/me").path("id");
    mark(new Launched(tester, account, learner.course(), learner.assignment(), ""), "1");
    // Who learned when the mark was made, and teaches when it is sent.
    Launched promoted = launch();
    grades.fails(1, 1);
    mark(promoted, "1");
    await("a try", () -> !found(promoted, "tries").equals("0"));
    Visitor.of(
            platform,
            new Person(promoted.person().subject(), "박선생", "Instructor"),
            place,
            says -> says.claim(AGS_CLAIM, grades.claim(null)))
        .arrives();
    // Not before: a try that began while they learned would go through.
    awaitState(promoted, "WITHHELD");
    grades.fails(0, 1);
    assertThat(found(promoted, "reason")).isEqualTo("NO_LEARNER");
    mark(learner, "1");
    awaitState(learner, "DELIVERED");
    assertThat(grades.posted()).hasSize(1);
    scores(learner, "").then().body("items.learner", not(hasItem(account)));
  }

  @Test
  void noScoreLeavesBeforeItIsReleased() throws IOException {
    start(Quirk.MOODLE);
    Launched learner = launch();
    administrator()
        .header("If-Match", "*")
        .body("{\"release\":\"BY_HAND\"}")
        .patch(learner.assignmentAddress())
        .then()
        .statusCode(200);
    mark(learner, "1");
    await("a look", () -> found(learner, "reason").equals("UNRELEASED"));
    assertThat(grades.posted()).isEmpty();
    administrator().put(learner.assignmentAddress() + "/release").then().statusCode(200);
    again(learner).then().statusCode(202);
    awaitState(learner, "DELIVERED");
    assertThat(there(learner)).containsExactly("1");
  }

  @Test
  void reasonsOfPlatformsAreTextOfLimitedLength() throws IOException {
    start(Quirk.MOODLE);
    Launched learner = launch();
    grades.says("<script>alert(1)</script>\u202E" + "long ".repeat(1_000));
    grades.forgets(learner.person().subject());
    mark(learner, "1");
    awaitState(learner, "DEAD");
    assertThat(found(learner, "answer"))
        .hasSize(PlatformWords.LENGTH_MAX)
        .contains("alert(1)")
        .doesNotContain("<", "\u202E");
  }

  @Test
  void aCourseThatWasCopiedThereHasAColumnOfItsOwn() throws IOException {
    start(Quirk.BLACKBOARD);
    Launched first = launch();
    mark(first, "1");
    awaitState(first, "DELIVERED");
    // As systems tell of copies; the history changes nothing, the assignment that was set does.
    place =
        new MockPlatform.Place(
            place.deployment(),
            "copied",
            "copied link",
            Map.of(
                "assignment",
                first.assignment(),
                "rl_hist",
                place.link(),
                "ctx_hist",
                place.context()));
    Launched copied = launch(first.person(), null);
    assertThat(copied.assignment()).isNotEqualTo(first.assignment());
    scores(copied, "").then().body("items.state", equalTo(List.of("WITHHELD")));
    mark(copied, "2");
    awaitState(copied, "DELIVERED");
    assertThat(grades.columns()).hasSize(2);
    assertThat(there(first)).containsExactly("1", "2");
  }

  @Test
  void ourKeysChangeAndTokensAreStillHad() throws IOException, SQLException {
    start(Quirk.MOODLE);
    Launched learner = launch();
    mark(learner, "1");
    awaitState(learner, "DELIVERED");
    List<String> before = given().get("/lti/jwks.json").path("keys.kid");
    try (var connection = RunningAckademy.shared().database().getConnection()) {
      connection
          .createStatement()
          .execute(
              "UPDATE lti_key SET made_at = made_at - interval '1 year',"
                  + " changed_at = changed_at - interval '1 year'");
    }
    administrator().post("/api/v1/jobs/lti-keys/recurring/retry").then().statusCode(200);
    await(
        "the next key",
        () -> {
          List<String> now = given().get("/lti/jwks.json").path("keys.kid");
          return now.getFirst().equals(before.get(1)) && now.contains(before.getFirst());
        });
    grades.endTokens();
    mark(learner, "2");
    await("with an assertion by it", () -> there(learner).contains("2"));
    awaitState(learner, "DELIVERED");
  }

  @Test
  void whatIsHeldThereIsComparedWithWhatIsHeldHere() throws IOException {
    start(Quirk.MOODLE);
    List<Launched> learners = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Launched learner = launch();
      learners.add(learner);
      if (i < 4) {
        mark(learner, "1." + i);
      }
    }
    Launched first = learners.getFirst();
    await("all", () -> scores(first, "?state=delivered").<List<?>>path("items").size() == 4);
    grades.override(learners.get(2).person().subject(), new BigDecimal("0.01"));
    Response report = report(first, "?limit=200");
    report.then().statusCode(200).body("items", hasSize(5));
    for (Launched learner : learners) {
      String found = "items.find { it.score.learner == '" + learner.account() + "' }.";
      String comparison =
          switch (learners.indexOf(learner)) {
            case 2 -> "DIFFERENT";
            case 4 -> "NONE";
            default -> "SAME";
          };
      report.then().body(found + "comparison", equalTo(comparison));
    }
    // In parts.
    report(first, "?limit=2").then().body("items", hasSize(lessThanOrEqualTo(2)));
    // A list that goes on elsewhere is not followed, and not taken for whole.
    grades.leadsTo("http://127.0.0.1:1");
    report(first, "").then().body("items.comparison.unique()", equalTo(List.of("UNKNOWN")));
    report(first, "").then().body("items[0].fault", containsString("elsewhere"));
  }
}
