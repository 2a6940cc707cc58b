package org.ackademy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real house keeps its rules; a house that breaks each of them is caught breaking it. */
class HouseTest {
  private static final House REAL = new House("org.ackademy");
  private static final House BROKEN = new House("org.ackademy.architecture.broken");

  /** Fewer classes than this mean that the rules looked at nothing. */
  private static final int CLASSES_MIN = 200;

  private static final int PURE_CLASSES_MIN = 10;

  private static final JavaClasses CLASSES = OurClasses.ALL;
  private static final JavaClasses BROKEN_CLASSES =
      new ClassFileImporter().importPackages(BROKEN.root());

  @Test
  void looksAtMoreThanAHandfulOfClasses() {
    assertThat(CLASSES.size()).isGreaterThan(CLASSES_MIN);
    for (String pure : House.PURE) {
      long inside =
          CLASSES.stream()
              .filter(type -> type.getPackageName().startsWith(REAL.root() + "." + pure))
              .count();
      assertThat(inside).as("classes of %s", pure).isGreaterThan(PURE_CLASSES_MIN);
    }
  }

  static Stream<ArchRule> realRules() {
    return REAL.rules().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("realRules")
  void theHouseKeepsTheRule(ArchRule rule) {
    rule.check(CLASSES);
  }

  static Stream<ArchRule> brokenRules() {
    List<ArchRule> rules = BROKEN.rules();
    return rules.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenRules")
  void aBrokenHouseIsCaught(ArchRule rule) {
    assertThat(rule.evaluate(BROKEN_CLASSES).hasViolation()).isTrue();
  }
}
