package org.ackademy.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is in the WAR and in the runnable jar, and what must not be. */
class ArchivesIT {
  private static final Path WAR = Path.of("target/bundle/ackademy-web.war");
  private static final Path JAR = Path.of("target/ackademy.jar");

  @Test
  void theServerBringsItsOwnInterfaces() throws IOException {
    assertThat(entries(WAR))
        .anyMatch(name -> name.startsWith("WEB-INF/lib/hibernate-core-"))
        .noneMatch(name -> name.startsWith("WEB-INF/lib/jakarta."))
        .noneMatch(name -> name.startsWith("WEB-INF/lib/microprofile"));
  }

  @Test
  void theApplicationKnowsNothingOfItsLauncher() throws IOException {
    assertThat(entries(WAR))
        .anyMatch(name -> name.startsWith("WEB-INF/classes/org/ackademy/platform/http/"))
        .noneMatch(name -> name.contains("/platform/launcher/"))
        .noneMatch(name -> name.contains("/platform/command/"))
        .noneMatch(name -> name.matches("WEB-INF/lib/(picocli|flyway|commons|xz|embedded).*"))
        .noneMatch(name -> name.startsWith("WEB-INF/classes/db/"));
  }

  @Test
  void theJarHoldsAllThatARunNeeds() throws IOException {
    assertThat(entries(JAR))
        .contains(
            "bundle/payara-micro.jar",
            "bundle/ackademy-web.war",
            "db/V001__people_courses_quizzes_attempts.sql",
            "org/ackademy/platform/command/Main.class")
        .anyMatch(name -> name.startsWith("bundle/quizzes/"))
        .anyMatch(name -> name.matches("postgres-.*\\.txz"))
        .noneMatch(name -> name.startsWith("org/hibernate/"))
        .noneMatch(name -> name.startsWith("jakarta/"));
  }

  private static List<String> entries(Path archive) throws IOException {
    try (var file = new JarFile(archive.toFile())) {
      return file.stream().map(entry -> entry.getName()).toList();
    }
  }
}
