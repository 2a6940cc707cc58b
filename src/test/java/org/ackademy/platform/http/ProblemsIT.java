package org.ackademy.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, and wherever, the answer is a problem document. */
class ProblemsIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/no-such-page",
        "/no/such/folder/",
        "/problem",
        "/api",
        "/api/v1",
        "/api/v1/no-such-resource",
        "/api/v1/application.wadl",
        "/WEB-INF/web.xml",
        "/index.jsp"
      })
  void unknownPath(String path) {
    isProblem(given().get(path).then(), 404, "not-found").body("instance", equalTo(path));
  }

  @Test
  void speaksKoreanWhereAsked() {
    isProblem(
            given().header("Accept-Language", "ko-KR,ko;q=0.9").get("/nothing").then(),
            404,
            "not-found")
        .header("Content-Language", "ko")
        .body("title", equalTo("찾을 수 없음"));
  }

  @Test
  void speaksEnglishToOthers() {
    isProblem(given().header("Accept-Language", "fi").get("/nothing").then(), 404, "not-found")
        .body("title", equalTo("Not found"));
  }

  @Test
  void methodThatIsNotAllowed() {
    isProblem(given().delete("/openapi").then(), 405, "method-not-allowed");
  }

  @Test
  void bodyThatIsTooLarge() {
    byte[] large = new byte[(int) Limits.BODY_BYTES_MAX + 1];
    isProblem(
            given()
                .contentType("application/json")
                .body(large)
                .post("/api/v1/no-such-resource")
                .then(),
            413,
            "body-too-large")
        .body("detail", containsString(Long.toString(Limits.BODY_BYTES_MAX)));
  }

  @Test
  void bodyThatIsTooLargeWithoutSayingSo() throws Exception {
    var body = new ByteArrayInputStream(new byte[(int) Limits.BODY_BYTES_MAX + 1]);
    var request =
        HttpRequest.newBuilder(URI.create(RestAssured.baseURI).resolve("api/v1/replays"))
            .header("Content-Type", "application/json")
            // Of a stream nobody knows the length: it is sent in chunks.
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/problem+json");
    }
  }

  @Test
  void methodThatAResourceDoesNotKnow() {
    isProblem(given().delete("/api/v1/replays").then(), 405, "method-not-allowed")
        .header("Allow", containsString("POST"));
  }

  @Test
  void mediaTypeThatNobodyReads() {
    isProblem(
        given().contentType("text/csv").body("a,b").post("/api/v1/replays").then(),
        415,
        "unsupported-media-type");
  }

  @Test
  void mediaTypeThatNobodyWrites() {
    isProblem(
        given()
            .contentType("application/json")
            .accept("image/png")
            .body("[]")
            .post("/api/v1/replays")
            .then(),
        406,
        "not-acceptable");
  }

  @Test
  void bodyThatIsNoJson() {
    isProblem(
        given().contentType("application/json").body("{\"id\":").post("/api/v1/replays").then(),
        400,
        "malformed-json");
  }

  @Test
  void withoutCredentialsWhereTheyAreNeeded() {
    isProblem(given().get("/api/v1/me").then(), 401, "sign-in-required")
        .header("WWW-Authenticate", startsWith("Bearer"));
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    for (String path : new String[] {"/api/v1/nothing", "/nothing", "/openapi", "/health/live"}) {
      given()
          .get(path)
          .then()
          .header("X-Content-Type-Options", "nosniff")
          .header("X-Frame-Options", "DENY")
          .header("Referrer-Policy", "no-referrer")
          .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
          .header("Content-Security-Policy", not(containsString("unsafe")))
          .header("Server", nullValue())
          .header("X-Powered-By", nullValue());
    }
  }

  static ValidatableResponse isProblem(ValidatableResponse response, int status, String kind) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:ackademy:problem:" + kind))
        .body("status", equalTo(status));
  }
}
