package org.ackademy.platform.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;

class OpenApiIT {
  @Test
  void isYamlUnlessJsonIsAskedFor() {
    given()
        .get("/openapi")
        .then()
        .statusCode(200)
        .contentType(OpenApi.YAML)
        .header("Vary", "Accept")
        .body(startsWith("openapi: 3.1"));
  }

  @Test
  void isJsonWhereAskedFor() {
    given()
        .accept("application/json")
        .get("/openapi")
        .then()
        .statusCode(200)
        .contentType(OpenApi.JSON)
        .body("openapi", equalTo("3.1.1"));
  }
}
