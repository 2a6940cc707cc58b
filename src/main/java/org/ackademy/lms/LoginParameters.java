package org.ackademy.lms;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a learning management system says when it begins a login, by GET or POST.
 *
 * @see <a href="https://www.imsglobal.org/spec/security/v1p1#step-1-third-party-initiated-login">
 *     1EdTech Security Framework 5.1.1.1</a>
 */
record LoginParameters(Map<String, String> fields) {
  static final String STORAGE = "lti_storage_target";

  private static final String DEPLOYMENT = "lti_deployment_id";

  private static final List<String> NAMES =
      List.of(
          "iss",
          "login_hint",
          "target_link_uri",
          "lti_message_hint",
          DEPLOYMENT,
          "client_id",
          STORAGE,
          // Canvas alone has these two: they tell nothing that its issuer does not tell already,
          // and go along where the login is begun again.
          "canvas_region",
          "canvas_environment");

  /** What Canvas calls {@link #DEPLOYMENT} beside. */
  private static final String DEPLOYMENT_OF_CANVAS = "deployment_id";

  private static final int VALUE_LENGTH_MAX = 4_000;
  private static final int URL_LENGTH_MAX = 2_000;
  private static final int STORAGE_LENGTH_MAX = 100;

  LoginParameters {
    fields = Map.copyOf(fields);
  }

  /** Those that are known; nothing where one is longer than it could be. */
  static Optional<LoginParameters> of(HttpServletRequest request) {
    var fields = new LinkedHashMap<String, String>();
    for (String name : NAMES) {
      String value = value(request, name);
      if (value != null && !value.isEmpty()) {
        if (value.length() > VALUE_LENGTH_MAX || value.indexOf('\0') >= 0) {
          return Optional.empty();
        }
        fields.put(name, value);
      }
    }
    var parameters = new LoginParameters(fields);
    boolean fits =
        parameters.issuer().isPresent()
            && parameters.field("login_hint").isPresent()
            && parameters.target().filter(uri -> uri.length() <= URL_LENGTH_MAX).isPresent();
    return Optional.of(parameters).filter(found -> fits);
  }

  private static @Nullable String value(HttpServletRequest request, String name) {
    @Nullable String value = request.getParameter(name);
    return value == null && name.equals(DEPLOYMENT)
        ? request.getParameter(DEPLOYMENT_OF_CANVAS)
        : value;
  }

  /** Those that {@link #query} made. */
  static LoginParameters read(String query) {
    var fields = new LinkedHashMap<String, String>();
    for (String field : query.split("&", -1)) {
      String[] parts = field.split("=", 2);
      if (parts.length == 2) {
        fields.put(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return new LoginParameters(fields);
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  Optional<String> issuer() {
    return field("iss");
  }

  Optional<String> clientId() {
    return field("client_id");
  }

  Optional<String> target() {
    return field("target_link_uri");
  }

  /** The frame that offers to keep what the browser may not. */
  Optional<String> storage() {
    return field(STORAGE).filter(name -> name.length() <= STORAGE_LENGTH_MAX);
  }

  /** The same for a window of its own, in which nothing stands in the way of cookies. */
  String query() {
    return query(
        fields.entrySet().stream()
            .filter(field -> !field.getKey().equals(STORAGE))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new)));
  }

  /** Fields as a query. */
  static String query(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
