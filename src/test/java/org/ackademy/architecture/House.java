package org.ackademy.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules, for any root package: the real one, and one with houses that break them.
 *
 * @param root the package that holds {@code tcp}, {@code replay} and so on
 */
record House(String root) {
  /** The floors, the ground floor first; who stands on a floor may use those below it. */
  static final List<String> FLOORS =
      List.of(
          "tcp", "replay", "notation", "question", "quiz", "course", "attempt", "gradebook", "lms");

  /** What knows nothing of servers, clocks and chance. */
  static final List<String> PURE = List.of("tcp", "replay", "notation", "question");

  /** Where a boolean is the datum itself, or the condition to check, and switches nothing. */
  private static final Set<String> BOOLEAN_IS_THE_DATUM = Set.of("JsonWriter", "Fields");

  List<ArchRule> rules() {
    var rules = new ArrayList<ArchRule>();
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      rules.add(usesNothingAbove(floor));
    }
    rules.add(purePackagesSeeOnlyEachOther());
    rules.add(purePackagesHaveNoClockAndNoChance());
    rules.add(platformImportsNoFeature());
    rules.add(noCycles());
    rules.add(namesSaySomething());
    rules.add(noGetPrefix());
    rules.add(noBooleanParameters());
    return rules;
  }

  private ArchRule usesNothingAbove(int floor) {
    var above =
        Stream.concat(FLOORS.stream().skip(floor + 1L), Stream.of("interop"))
            .map(this::under)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(under(FLOORS.get(floor)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above)
        .allowEmptyShould(true)
        .as(FLOORS.get(floor) + " uses nothing above it");
  }

  private ArchRule purePackagesSeeOnlyEachOther() {
    var allowed =
        Stream.concat(
                PURE.stream().map(this::under),
                Stream.of("java.lang..", "java.util", "java.util.function", "java.util.regex"))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAnyPackage(pure())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed)
                .or(resideInAnyPackage("java.util.stream", "java.math", "java.text", "java.nio.."))
                .or(resideInAnyPackage("java.io", "java.security", "java.time"))
                .or(resideInAnyPackage("org.jspecify.annotations")))
        .as("pure packages see only each other and java");
  }

  private ArchRule purePackagesHaveNoClockAndNoChance() {
    return noClasses()
        .that()
        .resideInAnyPackage(pure())
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.(io\\.(File.*|PrintStream|Console)|nio\\.(file|channels)\\..*"
                + "|util\\.(Random|UUID|Timer|Scanner)|security\\.SecureRandom"
                + "|lang\\.(Thread|ThreadLocal|Process.*|Runtime)|time\\.Clock)")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .accessTargetWhere(
            describe(
                "is of System, and does more than copy an array",
                access ->
                    access.getTargetOwner().isEquivalentTo(System.class)
                        && !access.getTarget().getName().equals("arraycopy")))
        .as("pure packages have no clock, no chance, no files and no threads");
  }

  private ArchRule platformImportsNoFeature() {
    var features =
        Stream.concat(FLOORS.stream().skip(PURE.size()), Stream.of("interop"))
            .map(this::under)
            .toArray(String[]::new);
    return noClasses()
        .that(
            resideInAnyPackage(under("platform"))
                // The command line is where the application is put together.
                .and(resideOutsideOfPackage(under("platform.command"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(features)
        .allowEmptyShould(true)
        .as("the platform imports no feature");
  }

  private ArchRule noCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private ArchRule namesSaySomething() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Utils?|Helper|Service|DTO|Dto|Bean)")
        .as("no class is called Impl, Manager, Util, Helper or Service");
  }

  private ArchRule noGetPrefix() {
    return methods()
        .that(areOurOwn())
        .should()
        .haveNameNotMatching("get[A-Z].*")
        .as("no method of ours has the prefix get");
  }

  private ArchRule noBooleanParameters() {
    return methods()
        .that(areOurOwn())
        .and()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should(haveNoBooleanParameter())
        .as("no public method takes a boolean");
  }

  private String[] pure() {
    return PURE.stream().map(this::under).toArray(String[]::new);
  }

  private String under(String name) {
    return root + "." + name + "..";
  }

  /** Not forced on us by a type of somebody else, and not made by the compiler. */
  private static DescribedPredicate<JavaMethod> areOurOwn() {
    return new DescribedPredicate<>("are our own") {
      @Override
      public boolean test(JavaMethod method) {
        return !method.getModifiers().contains(JavaModifier.SYNTHETIC) && !overrides(method);
      }
    };
  }

  private static boolean overrides(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .flatMap(type -> type.getMethods().stream())
        .map(JavaMember::getName)
        .anyMatch(method.getName()::equals);
  }

  private static ArchCondition<JavaMethod> haveNoBooleanParameter() {
    return new ArchCondition<>("have no boolean parameter") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean takesOne =
            method.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(boolean.class));
        if (takesOne && !BOOLEAN_IS_THE_DATUM.contains(method.getOwner().getSimpleName())) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName()));
        }
      }
    };
  }
}
