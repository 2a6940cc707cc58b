package org.ackademy.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import org.junit.jupiter.api.Test;

class HealthIT {
  @Test
  void isAlive() {
    given().get("/health/live").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void isReadyOnceTheDatabaseIsMigrated() {
    given()
        .get("/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.name", hasItem("database"));
  }
}
