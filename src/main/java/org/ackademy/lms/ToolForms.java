package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ackademy.platform.http.Json;

/**
 * What is typed into the forms of learning management systems that take no file: each field by the
 * name that it has there, in the order in which it stands there.
 */
@ApplicationScoped
class ToolForms {
  private final Places places;

  @Inject
  ToolForms(Places places) {
    this.places = places;
  }

  /** Systems in whose forms somebody types. */
  enum Product {
    MOODLE,
    BLACKBOARD,
    BRIGHTSPACE,
    SAKAI;

    /** As it stands in an address. */
    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A field, and what is typed into it; where there is nothing to type, what is chosen. */
  record Field(String field, String value) {}

  /** The fields of a system's form. */
  List<Field> of(Product product) {
    return switch (product) {
      case MOODLE -> moodle();
      case BLACKBOARD -> blackboard();
      case BRIGHTSPACE -> brightspace();
      case SAKAI -> sakai();
    };
  }

  /** The same as JSON. */
  String json(Product product) {
    return Json.mapper().writeValueAsString(Map.of("fields", of(product)));
  }

  private String domain() {
    return URI.create(places.home()).getRawAuthority();
  }

  /** Each on a line of its own. */
  private static String custom() {
    return ToolConfiguration.CUSTOM.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private List<Field> moodle() {
    return List.of(
        new Field("Tool name", ToolConfiguration.NAME),
        new Field("Tool URL", places.launch()),
        new Field("Tool description", ToolConfiguration.ABOUT),
        new Field("LTI version", "LTI 1.3"),
        new Field("Public key type", "Keyset URL"),
        new Field("Public keyset", places.keys()),
        new Field("Initiate login URL", places.login()),
        new Field("Redirection URI(s)", places.launch()),
        new Field("Supports Deep Linking (Content-Item Message)", "✓"),
        new Field("Content Selection URL", places.launch()));
  }

  private List<Field> blackboard() {
    return List.of(
        new Field("Application Name", ToolConfiguration.NAME),
        new Field("Description", ToolConfiguration.ABOUT),
        new Field("Domain(s)", domain()),
        new Field("Login Initiation URL", places.login()),
        new Field("Tool Redirect URL(s)", places.launch()),
        new Field("Tool JWKS URL", places.keys()),
        new Field("Signing Algorithm", "RS256"),
        new Field("Custom Parameters", custom()));
  }

  private List<Field> brightspace() {
    var fields = new ArrayList<Field>();
    fields.add(new Field("Name", ToolConfiguration.NAME));
    fields.add(new Field("Description", ToolConfiguration.ABOUT));
    fields.add(new Field("Domain", URI.create(places.home()).resolve("/").toString()));
    fields.add(new Field("Redirect URLs", places.launch()));
    fields.add(new Field("OpenID Connect Login URL", places.login()));
    fields.add(new Field("Target Link URI", places.launch()));
    fields.add(new Field("Keyset URL", places.keys()));
    for (String extension :
        List.of("Assignment and Grade Services", "Deep Linking", "Names and Role Provisioning")) {
      fields.add(new Field(extension, "✓"));
    }
    ToolConfiguration.CUSTOM.forEach(
        (name, value) -> fields.add(new Field("Substitution parameter: " + name, value)));
    return List.copyOf(fields);
  }

  private List<Field> sakai() {
    return List.of(
        new Field("Tool Title", ToolConfiguration.NAME),
        new Field("Launch URL", places.launch()),
        new Field("LTI 1.3 Tool Keyset URL", places.keys()),
        new Field("LTI 1.3 Tool OpenID Connect/Initialization Endpoint", places.login()),
        new Field("LTI 1.3 Tool Redirect Endpoint(s)", places.launch()),
        new Field("Custom parameters (key=value on separate lines)", custom()));
  }
}
