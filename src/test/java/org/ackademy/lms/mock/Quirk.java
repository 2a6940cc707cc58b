package org.ackademy.lms.mock;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How learning management systems differ, as was seen on them and read in their sources. */
public enum Quirk {
  /** Tokens that live 60 seconds, numbers for ids, addresses with a query, lists for texts. */
  MOODLE(Duration.ofSeconds(60)),
  /** Roles of the institution beside those of the course, assistants that are instructors too. */
  CANVAS(Duration.ofHours(1)),
  /** One issuer for all schools. */
  BLACKBOARD(Duration.ofHours(1)),
  /** Null where there is nothing; roles by their simple names. */
  BRIGHTSPACE(Duration.ofMinutes(20));

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";

  private final Duration lifetime;

  Quirk(Duration lifetime) {
    this.lifetime = lifetime;
  }

  Duration lifetime() {
    return lifetime;
  }

  /** As what somebody is in a course, in the words of this system. */
  public List<String> roles(String role) {
    return switch (this) {
      case MOODLE -> List.of(VOCABULARY + "membership#" + role);
      case CANVAS ->
          List.of(VOCABULARY + "institution/person#Instructor", VOCABULARY + "membership#" + role);
      case BLACKBOARD ->
          List.of(VOCABULARY + "membership#" + role, VOCABULARY + "system/person#User");
      case BRIGHTSPACE -> List.of(role);
    };
  }

  /** How it asks for a choice: what it takes, in the forms in which it says so. */
  Map<String, Object> choosing(Map<String, Object> settings) {
    var said = new java.util.HashMap<>(settings);
    switch (this) {
      case MOODLE -> said.put("accept_media_types", List.of("application/vnd.ims.lti.v1.ltilink"));
      case CANVAS -> said.put("accept_presentation_document_targets", List.of("iframe", "window"));
      case BLACKBOARD -> said.put("accept_multiple", "true");
      case BRIGHTSPACE -> {
        said.put("text", null);
        said.remove("accept_lineitem");
      }
    }
    return said;
  }

  /** What it says besides. */
  JWTClaimsSet.Builder besides(JWTClaimsSet.Builder claims) {
    return switch (this) {
      case MOODLE ->
          claims
              .claim(LTI + "tool_platform", Map.of("product_family_code", "moodle"))
              .claim(LTI + "launch_presentation", Map.of("locale", "ko"));
      case CANVAS ->
          claims
              .claim(LTI + "tool_platform", Map.of("product_family_code", "canvas"))
              .claim("https://www.instructure.com/placement", "assignment_selection");
      case BLACKBOARD ->
          claims.claim(LTI + "tool_platform", Map.of("product_family_code", "BlackboardLearn"));
      case BRIGHTSPACE ->
          claims
              .claim(LTI + "tool_platform", Map.of("product_family_code", "desire2learn"))
              .claim(LTI + "launch_presentation", null)
              .claim(LTI + "lis", null);
    };
  }
}
