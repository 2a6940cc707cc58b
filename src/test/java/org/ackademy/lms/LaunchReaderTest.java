package org.ackademy.lms;

import static org.assertj.core.api.Assertions.assertThat;

import org.ackademy.lms.LaunchReader.Fault;
import org.ackademy.lms.LaunchReader.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What platforms send for the same thing; all of it was seen on one or stands in its source. */
class LaunchReaderTest {
  private static final String TARGET = "https://quiz.example/lti/launch";

  /** A launch with claims of its own after those that have to be there. */
  private static Result read(String more) {
    return LaunchReader.read(claims(more), TARGET);
  }

  private static String claims(String more) {
    return """
        {"sub":"7","C/version":"1.3.0","C/deployment_id":"1",
         "C/message_type":"LtiResourceLinkRequest","C/target_link_uri":"%s",
         "C/resource_link":{"id":"3"}%s}\
        """
        .formatted(TARGET, more)
        .replace("C/", "https://purl.imsglobal.org/spec/lti/claim/");
  }

  private static Launch launch(String more) {
    Result result = read(more);
    assertThat(result).isInstanceOf(Result.Good.class);
    return ((Result.Good) result).launch();
  }

  @Test
  void whatIsLeftOutOrNullIsAbsent() {
    Launch bare = launch("");
    assertThat(bare.roles()).isEmpty();
    assertThat(bare.context()).isEmpty();
    assertThat(bare.name()).isEmpty();
    assertThat(bare.services().lineItems()).isEmpty();
    Launch nulls =
        launch(
            ",\"C/context\":null,\"C/custom\":null,\"C/roles\":null,\"name\":null,"
                + "\"C/launch_presentation\":null,\"C/tool_platform\":null,"
                + "\"https://purl.imsglobal.org/spec/lti-ags/claim/endpoint\":null");
    assertThat(nulls).isEqualTo(bare);
  }

  @Test
  void aTextThatCameAsAListOrANumberIsRead() {
    Launch launch =
        launch(
            ",\"C/context\":{\"id\":4,\"type\":[null],\"title\":[\"TCP\"]},\"C/roles\":\"Learner\"");
    assertThat(launch.context().orElseThrow().id()).isEqualTo("4");
    assertThat(launch.context().orElseThrow().title()).contains("TCP");
    assertThat(launch.roles()).containsExactly("Learner");
  }

  @Test
  void namesArePutTogetherWhereThereIsNoWholeOne() {
    assertThat(launch(",\"given_name\":\"Minji\",\"family_name\":\"Kim\"").name())
        .contains("Minji Kim");
    assertThat(launch(",\"family_name\":\" Kim \"").name()).contains("Kim");
    assertThat(launch(",\"name\":\"김민지\",\"given_name\":\"x\"").name()).contains("김민지");
  }

  @Test
  void aVariableThatThePlatformDoesNotKnowIsAbsent() {
    assertThat(launch(",\"C/custom\":{\"quiz\":\"opening\",\"history\":\"$X.y\",\"n\":5}").custom())
        .containsOnly(java.util.Map.entry("quiz", "opening"), java.util.Map.entry("n", "5"));
  }

  @Test
  void ancestorsAreReadInTheirOrderHoweverTheyAreWritten() {
    Launch copy = launch(",\"C/custom\":{\"rl_hist\":\"9, a%2Cb ,,100%,a+b\"}");
    assertThat(copy.ancestors(Launch.LINKS_BEFORE)).containsExactly("9", "a,b", "100%", "a+b");
    assertThat(copy.ancestors(Launch.CONTEXTS_BEFORE)).isEmpty();
    String many = "1,".repeat(1_000);
    assertThat(launch(",\"C/custom\":{\"rl_hist\":\"" + many + "\"}").ancestors("rl_hist"))
        .hasSize(20);
  }

  /** Messages that came with later specifications. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LtiEulaRequest",
        "LtiReportReviewRequest",
        "LtiAssetProcessorSettingsRequest",
        "LtiContextCopyNotice",
        "LtiHelloWorldNotice",
        ""
      })
  void messagesThatAreNotKnownAreToldApart(String message) {
    String claims = claims("").replace("LtiResourceLinkRequest", message);
    assertThat(LaunchReader.read(claims, TARGET)).isEqualTo(new Result.Bad(Fault.MESSAGE));
  }

  @Test
  void whoseWorkItIsAndTheWayBackAreRead() {
    Launch launch =
        launch(
            ",\"C/for_user\":{\"user_id\":8,\"roles\":[\"Learner\"]},"
                + "\"C/launch_presentation\":{\"return_url\":\"https://lms.example/back\"}");
    assertThat(launch.about()).contains("8");
    assertThat(launch.returnUrl()).contains("https://lms.example/back");
    assertThat(launch(",\"C/for_user\":null").about()).isEmpty();
  }

  @Test
  void idsThatDifferInCaseDiffer() {
    assertThat(launch(",\"C/context\":{\"id\":\" aB \"}").context().orElseThrow().id())
        .isEqualTo(" aB ");
  }

  @Test
  void servicesAreWhereTheyAreSaidToBe() {
    Launch.Services services =
        launch(
                ",\"https://purl.imsglobal.org/spec/lti-ags/claim/endpoint\":"
                    + "{\"lineitems\":\"https://lms.example/items?t=1\",\"scope\":[\"a\",\"b\"]},"
                    + "\"https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice\":"
                    + "{\"context_memberships_url\":\"https://lms.example/people\"}")
            .services();
    assertThat(services.lineItems()).contains("https://lms.example/items?t=1");
    assertThat(services.lineItem()).isEmpty();
    assertThat(services.scopes()).containsExactly("a", "b");
    assertThat(services.memberships()).contains("https://lms.example/people");
  }

  @Test
  void whatIsNoJsonAsWeReadItIsNoLaunch() {
    assertThat(read(",\"a\":" + "[".repeat(40) + "]".repeat(40)))
        .isEqualTo(new Result.Bad(Fault.FORM));
    assertThat(read(",\"C/version\":\"1.3.0\"")).isEqualTo(new Result.Bad(Fault.FORM));
  }
}
