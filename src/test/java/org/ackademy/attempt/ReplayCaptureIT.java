package org.ackademy.attempt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An exchange as a capture, and back. */
class ReplayCaptureIT {
  private static final String SCENARIO =
      "\"scenario\":{\"hosts\":{\"A\":{\"start\":\"CLOSED\",\"opens\":\"active\"},"
          + "\"B\":{\"start\":\"LISTEN\"}}}";

  private static Response replay(String exchange, String accept) {
    return given()
        .contentType("application/json")
        .accept(accept)
        .header("Accept-Language", "en")
        .body("{" + SCENARIO + ",\"exchange\":[" + exchange + "]}")
        .post("/api/v1/replays");
  }

  @Test
  void whatIsWrittenAsACaptureIsReadBack() {
    Response file =
        replay("\"a s 100\", \"b sa 300 101\", \"a a 101 301\"", "application/x-pcapng");
    file.then()
        .statusCode(200)
        .contentType("application/x-pcapng")
        .header("Content-Disposition", startsWith("attachment"));
    given()
        .contentType("application/x-pcapng")
        .body(file.asByteArray())
        .post("/api/v1/replays:capture")
        .then()
        .statusCode(200)
        .body("verdict", contains("VALID"))
        .body(
            "[0].exchange.collect { it.replaceAll(/ win=.*/, '') }",
            contains(
                "A > B SYN seq=100", "B > A SYN,ACK seq=300 ack=101", "A > B ACK seq=101 ack=301"));
  }

  @Test
  void theVerdictStandsInTheComments() {
    byte[] file =
        replay("\"a s 100\", \"b sa 300 100\"", "application/x-pcapng")
            .then()
            .extract()
            .asByteArray();
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains("Line 2 cannot have happened.")
        .contains("B next expects number 101");
  }

  @Test
  void whoTakesAnythingIsGivenJson() {
    replay("\"a s 100\"", "*/*").then().contentType("application/json");
  }

  @Test
  void whatCannotBeReadCannotBeWritten() {
    replay("\"nonsense\"", "application/x-pcapng")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors[0].code", equalTo("unreadable"));
  }
}
