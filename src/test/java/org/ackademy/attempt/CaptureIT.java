package org.ackademy.attempt;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Captures for guests, as the contract has them. */
class CaptureIT {
  private static final int HEADER_BYTES = 24;

  /** The capture's header, and the first packet with its own. */
  private static final int FIRST_PACKET_BYTES = HEADER_BYTES + 16 + 44;

  /** A few dozen of the connections. */
  private static final int SOME_BYTES = 50_000;

  private static byte[] linux(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/captures/linux-" + name + ".pcap"));
  }

  private static ValidatableResponse post(byte[] body, String query) {
    return given()
        .contentType("application/vnd.tcpdump.pcap")
        .header("Accept-Language", "ko")
        .body(body)
        .post("/api/v1/replays:capture" + query)
        .then();
  }

  @Test
  void everyConnectionHasItsVerdict() throws IOException {
    post(linux("wire"), "")
        .statusCode(200)
        .body("", hasSize(159))
        .body("[0].id", equalTo("192.0.2.1:20000-192.0.2.2:40000"))
        .body("verdict", everyItem(equalTo("VALID")));
  }

  /** The other tests' client writes the colon as %3A. */
  @Test
  void theColonMayStandAsItIs() throws IOException {
    given()
        .urlEncodingEnabled(false)
        .contentType("application/octet-stream")
        .body(Arrays.copyOf(linux("wire"), FIRST_PACKET_BYTES))
        .post("/api/v1/replays:capture")
        .then()
        .statusCode(200)
        .body("verdict", contains("VALID"));
  }

  @Test
  void theVantageCounts() throws IOException {
    post(linux("B"), "?vantage=192.0.2.2")
        .statusCode(200)
        .body("", hasSize(158))
        .body("verdict", everyItem(equalTo("VALID")));
    // Some of them are enough: what is wrong with each takes its time to tell.
    post(Arrays.copyOf(linux("A"), SOME_BYTES), "?vantage=192.0.2.2")
        .statusCode(200)
        .body("verdict", hasItem("INVALID"));
    post(linux("A"), "?vantage=nowhere")
        .statusCode(422)
        .body("errors.pointer", contains("?vantage"))
        .body("errors.code", contains("unknown-vantage"));
  }

  @Test
  void whatIsCutOffIsTold() throws IOException {
    byte[] whole = linux("wire");
    post(Arrays.copyOf(whole, FIRST_PACKET_BYTES + 5), "")
        .statusCode(200)
        .body("verdict", contains("VALID", "UNREADABLE"))
        .body("[1].packet", equalTo(2))
        .body("[1].offset", equalTo(FIRST_PACKET_BYTES))
        .body("[1].expected", matchesPattern(".*[가-힣].*"));
  }

  @Test
  void whatIsNoCaptureIsRefused() {
    post("{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", endsWith(":not-a-capture"));
  }

  @Test
  void moreThanTheLimitIsRefused() throws IOException {
    byte[] whole = linux("wire");
    var many = new ByteArrayOutputStream();
    many.write(whole);
    for (int i = 0; i < 6; i++) {
      many.write(whole, HEADER_BYTES, whole.length - HEADER_BYTES);
    }
    post(many.toByteArray(), "").statusCode(422).body("errors.code", contains("too-many-lines"));
  }
}
