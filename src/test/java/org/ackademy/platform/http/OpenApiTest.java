package org.ackademy.platform.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ackademy.architecture.OurClasses;
import org.ackademy.platform.oneroster.Door;
import org.junit.jupiter.api.Test;

/** The document describes every route that exists and no other. */
class OpenApiTest {
  private static final String METHODS = "get|put|post|delete|options|head|patch|trace";

  @Test
  void documentAndRoutesAgree() {
    assertThat(routesOf(OpenApi.tree(OpenApi.read()))).isEqualTo(routesInCode());
  }

  @Test
  void everyAnswerThatTheDocumentNamesHasADescription() {
    operations(OpenApi.tree(OpenApi.read()))
        .forEach(
            operation -> {
              Map<?, ?> answers = (Map<?, ?>) requireNonNull(operation.getValue().get("responses"));
              assertThat(answers).as("answers of %s", operation.getKey()).isNotEmpty();
              assertThat((String) operation.getValue().get("operationId"))
                  .as("operationId of %s", operation.getKey())
                  .isNotBlank();
            });
  }

  private static SortedSet<String> routesOf(Object document) {
    var routes = new TreeSet<String>();
    operations(document).forEach(operation -> routes.add(operation.getKey()));
    return routes;
  }

  private static Stream<Map.Entry<String, Map<?, ?>>> operations(Object document) {
    Map<?, ?> paths = (Map<?, ?>) requireNonNull(((Map<?, ?>) document).get("paths"));
    return paths.entrySet().stream()
        .flatMap(
            path ->
                ((Map<?, ?>) path.getValue())
                    .entrySet().stream()
                        .filter(member -> member.getKey().toString().matches(METHODS))
                        .map(
                            member ->
                                Map.<String, Map<?, ?>>entry(
                                    route(member.getKey().toString(), path.getKey().toString()),
                                    (Map<?, ?>) member.getValue())));
  }

  private static SortedSet<String> routesInCode() {
    var routes = new TreeSet<String>();
    for (JavaClass resource : OurClasses.ALL) {
      if (resource.isAnnotatedWith(Path.class)) {
        for (JavaMethod method : resource.getMethods()) {
          Arrays.stream(method.reflect().getAnnotations())
              .map(OpenApiTest::httpMethod)
              .flatMap(Stream::ofNullable)
              .forEach(verb -> routes.add(route(verb, path(resource, method))));
        }
      }
    }
    return routes;
  }

  private static @org.jspecify.annotations.Nullable String httpMethod(Annotation annotation) {
    var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
    return verb == null ? null : verb.value();
  }

  private static String path(JavaClass resource, JavaMethod method) {
    String below =
        method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
    String root = resource.getAnnotationOfType(Path.class).value();
    // A standard fixes where these are reached.
    String before = ("/" + root).startsWith(Door.PATH + "/") ? "" : Api.ROOT;
    return before + "/" + root + "/" + below;
  }

  /** Slashes and the regular expressions of path parameters do not matter. */
  private static String route(String verb, String path) {
    String plain = path.replaceAll("/+", "/").replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*\\}", "{$1}");
    String trimmed = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    return verb.toUpperCase(Locale.ROOT) + " " + trimmed.replace("/:", ":");
  }
}
