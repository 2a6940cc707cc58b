package org.ackademy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages are served, without a browser. */
class PagesIT {
  private static final Pattern REFERENCE = Pattern.compile("\"(/v/[^\"]*[^/\"])\"");
  private static final Pattern SCRIPT =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final int REFERENCES_MIN = 8;

  private static Response page(String path) {
    return given().redirects().follow(false).get(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/compose",
        "/sandbox",
        "/learn",
        "/progress",
        "/teach",
        "/teach/gradebook/01a202cc-dad1-7b05-b8bc-3668946fc66c",
        "/teach/results/01a202cc-dad1-7b05-b8bc-3668946fc66c/01a202cc-de05-701d-a6d6-c3d6b952c408",
        "/teach/gradebook",
        "/author/questions",
        "/author/edit/open-three-way",
        "/teach/live/01a202cc-dad1-7b05-b8bc-3668946fc66c/01a202cc-de05-701d-a6d6-c3d6b952c408",
        "/teach/queue/01a202cc-dad1-7b05-b8bc-3668946fc66c",
        "/attempts/01a202cd-3911-7b41-9c9e-91aa29015f9c",
        "/courses/01a202cc-dad1-7b05-b8bc-3668946fc66c/assignments/01a202cc-de05-701d-a6d6-c3d6b952c408",
        "/account",
        "/admin",
        "/admin/audit",
        "/sign-in",
        "/invitation",
        "/reset"
      })
  void everyPageIsThereAndStrict(String path) throws NoSuchAlgorithmException {
    Response answer = page(path);
    answer.then().statusCode(200).contentType(startsWith("text/html"));
    answer.then().header("Cache-Control", "no-cache").header("X-Content-Type-Options", "nosniff");
    String policy = answer.header("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'")
        .contains("require-trusted-types-for 'script'")
        .contains("trusted-types lit-html")
        .doesNotContain("unsafe-inline", "unsafe-eval", "unsafe-hashes", "*", "http:", "https:");
    Matcher map = SCRIPT.matcher(answer.asString());
    assertThat(map.find()).isTrue();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
  }

  @Test
  void whatThePageNamesIsThereAndKeptForEver() {
    String html = page("/").asString();
    assertThat(html).doesNotContain("{{", "${");
    List<String> references =
        REFERENCE.matcher(html).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(references).hasSizeGreaterThan(REFERENCES_MIN);
    for (String reference : references) {
      page(reference)
          .then()
          .statusCode(200)
          .header("Cache-Control", containsString("immutable"))
          .header("X-Content-Type-Options", "nosniff");
    }
  }

  @Test
  void whatIsTextIsCompressed() {
    String main =
        REFERENCE
            .matcher(page("/").asString())
            .results()
            .map(match -> match.group(1))
            .filter(reference -> reference.endsWith("main.js"))
            .findFirst()
            .orElseThrow();
    given()
        .header("Accept-Encoding", "gzip")
        .get(main)
        .then()
        .header("Content-Encoding", "gzip")
        .header("Vary", containsString("Accept-Encoding"))
        .contentType(startsWith("text/javascript"))
        .body(containsString("ack-app"));
  }

  @Test
  void anUnchangedPageIsNotSentAgain() {
    String tag = page("/").header("ETag");
    given().header("If-None-Match", tag).get("/compose").then().statusCode(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v/0000000000000000/platform/main.js",
        "/v/platform/main.js",
        "/v/",
        "/nothing",
        "/WEB-INF/web.xml"
      })
  void whatIsNotThereIsNotFound(String path) {
    page(path).then().statusCode(404).body(not(containsString("<web-app")));
  }

  @Test
  void theBarePageIsNotServed() {
    page("/index.html").then().statusCode(302).header("Location", startsWith("http"));
  }

  @Test
  void dataStayData() {
    page("/openapi").then().statusCode(200).contentType(not(startsWith("text/html")));
    page("/api/v1/quizzes")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", startsWith("default-src 'none'; frame-ancestors"))
        .header("Date", containsString(" GMT"))
        .body("items.id", org.hamcrest.Matchers.hasItem(equalTo("opening")));
  }
}
