package org.ackademy.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import org.ackademy.architecture.OurClasses;
import org.junit.jupiter.api.Test;

/** Every route says who may come in; one that does not is shut, and nobody would notice why. */
class GateTest {
  private static final int ROUTES_MIN = 20;

  @Test
  void everyRouteSaysWhatItNeedsOrThatItIsOpen() {
    var routes = new ArrayList<JavaMethod>();
    for (JavaClass found : OurClasses.ALL) {
      if (found.isAnnotatedWith(Path.class)) {
        found.getMethods().stream()
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .forEach(routes::add);
      }
    }
    assertThat(routes).hasSizeGreaterThan(ROUTES_MIN);
    assertThat(routes)
        .allSatisfy(
            route ->
                assertThat(route.isAnnotatedWith(Needs.class) ^ route.isAnnotatedWith(Open.class))
                    .as(route.getFullName())
                    .isTrue());
  }
}
