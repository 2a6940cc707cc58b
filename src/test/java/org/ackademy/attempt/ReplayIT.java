package org.ackademy.attempt;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Replays for guests, as the contract has them. */
class ReplayIT {
  private static final String HANDSHAKE =
      """
      {"id":"h","scenario":{"hosts":{"A":{"start":"CLOSED","opens":"active"},"B":{"start":"LISTEN"}}},
       "exchange":["A > B SYN seq=100","B > A SYN,ACK seq=300 ack=%s","A > B ACK seq=101 ack=301"]}\
      """;

  @Test
  void oneCaseIsAnsweredInFull() {
    replay(HANDSHAKE.formatted("101"))
        .statusCode(200)
        .body("id", equalTo("h"))
        .body("verdict", equalTo("VALID"))
        .body("explanation.last().after.A.state", equalTo("ESTABLISHED"))
        .body("explanation.last().after.B.state", equalTo("ESTABLISHED"));
  }

  @Test
  void aWrongNumberIsFoundAndExplained() {
    replay(HANDSHAKE.formatted("100"))
        .statusCode(200)
        .body("verdict", equalTo("INVALID"))
        .body("at", equalTo(2))
        .body("code", equalTo("ACK_NUMBER"))
        .body("expected", equalTo("101"))
        .body("actual", equalTo("100"));
  }

  @Test
  void aMistakeHasItsMisconceptionAndItsHelpInWords() {
    replay(HANDSHAKE.formatted("100"))
        .body("violations[0].misconception", equalTo("ack-is-last-byte"))
        .body("misconceptions.id", contains("ack-is-last-byte"))
        .body("misconceptions[0].belief", containsString("last octet received"))
        .body("misconceptions[0].fact", containsString("next octet expected"))
        .body("misconceptions[0].rules", contains("RFC 9293 3.4"))
        .body("help.line", contains("Look at line 2."))
        .body("help.field", contains("The acknowledgment number in line 2 is wrong."))
        .body("help[0].value", endsWith("B > A SYN,ACK seq=300 ack=101"))
        .body("repair.exchange[1]", equalTo("B > A SYN,ACK seq=300 ack=101"));
  }

  @Test
  void legalMovesOfBothHostsAreToldForTheLineThatIsAsked() {
    String asked = HANDSHAKE.formatted("100").replace("{\"id\":\"h\",", "{\"movesAt\":4,");
    replay(asked)
        .body("moves.line", equalTo(4))
        .body("moves.A", hasItem("A > B FIN,ACK seq=101 ack=301"))
        .body("moves.B", hasItem("B > A FIN,ACK seq=301 ack=101"));
    replay(asked.replace("\"movesAt\":4", "\"movesAt\":5"))
        .statusCode(200)
        .body("verdict", equalTo("UNREADABLE"));
  }

  @Test
  void anArrayIsAnsweredInItsOrderAndOneThatCannotBeReadDoesNotStopIt() {
    replay(
            "["
                + HANDSHAKE.formatted("101")
                + ","
                + HANDSHAKE.formatted("x")
                + ",7,"
                + HANDSHAKE.formatted("100")
                + "]")
        .statusCode(200)
        .body("", hasSize(4))
        .body("verdict", contains("VALID", "UNREADABLE", "UNREADABLE", "INVALID"))
        .body("[1].line", equalTo(2));
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() {
    replay("{\"id\":\n oops}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", endsWith(":malformed-json"))
        .body("detail", containsString("line 2"));
    replay("").statusCode(400);
  }

  @Test
  void moreLinesThanTheLimitAreRefused() {
    String line = "\"A > B SYN seq=100\",";
    replay(
            HANDSHAKE
                .formatted("101")
                .replace("[\"A > B SYN seq=100\",", "[" + line.repeat(Replays.REST_LINES_MAX)))
        .statusCode(422)
        .body("errors.pointer", contains("#/exchange"))
        .body("errors.code", contains("too-many-lines"));
    replay("[" + "7,".repeat(Replays.REST_CASES_MAX) + "7]")
        .statusCode(422)
        .body("errors.code", contains("too-many-cases"));
  }

  @Test
  void wordsAreInTheLanguageThatIsAskedFor() {
    given()
        .contentType(ContentType.JSON)
        .header("Accept-Language", "ko-KR, en;q=0.5")
        .body(HANDSHAKE.formatted("100"))
        .post("/api/v1/replays")
        .then()
        .statusCode(200)
        .body("summary", matchesPattern("(?s).*[가-힣].*"));
  }

  private static ValidatableResponse replay(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/replays").then();
  }
}
