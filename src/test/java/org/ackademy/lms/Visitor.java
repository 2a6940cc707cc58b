package org.ackademy.lms;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ackademy.lms.mock.Forms;
import org.ackademy.lms.mock.MockPlatform;
import org.ackademy.lms.mock.MockPlatform.Person;
import org.ackademy.lms.mock.MockPlatform.Place;
import org.ackademy.lms.mock.MockPlatform.Visit;
import org.ackademy.platform.launcher.RunningAckademy;

/** A browser that follows a link in a learning management system to us, step by step. */
final class Visitor {
  private final MockPlatform platform;
  private final Visit visit;
  private final Map<String, String> cookies = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();

  private Visitor(MockPlatform platform, Visit visit) {
    this.platform = platform;
    this.visit = visit;
  }

  static String root() {
    return RunningAckademy.shared().root().toString();
  }

  static Person person(String role) {
    return new Person(UUID.randomUUID().toString(), "김민지", role);
  }

  static Place place(String quiz) {
    return new Place(
        "1",
        UUID.randomUUID().toString(),
        UUID.randomUUID().toString(),
        Map.of("quiz", quiz, "unknown", "$Unknown.variable"));
  }

  static Visitor of(MockPlatform platform, Person person, Place place) {
    return of(platform, person, place, says -> says);
  }

  static Visitor of(
      MockPlatform platform,
      Person person,
      Place place,
      UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> says) {
    return new Visitor(platform, new Visit(person, place, says, root() + "lti/launch"));
  }

  /** The same in a frame of the platform's page. */
  Visitor inFrame() {
    headers.put("Sec-Fetch-Dest", "iframe");
    return this;
  }

  /** The same in a window of its own. */
  Visitor inWindow() {
    headers.put("Sec-Fetch-Dest", "document");
    return this;
  }

  private RequestSpecification browser() {
    return given().redirects().follow(false).cookies(cookies).headers(headers);
  }

  private Response kept(Response answer) {
    answer
        .getDetailedCookies()
        .forEach(
            cookie -> {
              if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
              } else {
                cookies.put(cookie.getName(), cookie.getValue());
              }
            });
    return answer;
  }

  void losesCookies() {
    cookies.clear();
  }

  Response login(Map<String, String> more) {
    var fields = new HashMap<>(platform.login(visit));
    fields.putAll(more);
    fields.values().removeIf(String::isEmpty);
    return switch (platform.quirk()) {
      case BLACKBOARD, BRIGHTSPACE -> kept(browser().queryParams(fields).get("/lti/login"));
      case MOODLE, CANVAS -> kept(browser().formParams(fields).post("/lti/login"));
    };
  }

  Response get(String address) {
    // It is encoded as it came.
    return kept(browser().urlEncodingEnabled(false).get(address));
  }

  static URI location(Response answer) {
    answer.then().statusCode(303);
    return URI.create(answer.header("Location"));
  }

  /** What the platform has posted to us, after a login that went well. */
  Map<String, String> signed() {
    return platform.authorize(location(login(Map.of())));
  }

  Response launch(Map<String, String> form) {
    return kept(browser().formParams(form).post("/lti/launch"));
  }

  /** All of it. */
  URI arrives() {
    return location(launch(signed()));
  }

  /** What the page does that it arrives at. */
  Response enters(URI page) {
    return browser()
        .contentType(ContentType.JSON)
        .body(Map.of("code", Forms.read(page.getRawFragment()).getOrDefault("lti", "none")))
        .post("/api/v1/lti/launched/tokens");
  }

  /** All of it, to the token. */
  String token() {
    return enters(arrives()).then().statusCode(201).extract().path("token");
  }

  static RequestSpecification as(String token) {
    return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
  }
}
