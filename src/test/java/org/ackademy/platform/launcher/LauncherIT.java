package org.ackademy.platform.launcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class LauncherIT {
  private static final Bundle.Source NOTHING =
      programs -> {
        throw new AssertionError("came as far as the server");
      };

  @Test
  void refusesASecondStartOnTheSameFolder() {
    var second = launcher(RunningAckademy.shared().data(), 0, Optional.empty());
    assertThatThrownBy(second::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("in use")
        .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    given().get("/health/ready").then().statusCode(200);
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    Path folder = RunningAckademy.freshFolder("port-taken");
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var launcher = launcher(folder, other.getLocalPort(), Optional.empty());
      assertThatThrownBy(launcher::start)
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(Integer.toString(other.getLocalPort()))
          .hasMessageNotContaining("\n");
    }
    DataFolder.claim(folder).close(); // it was given back
  }

  @Test
  void saysWhichDatabaseCannotBeReachedAndNoPassword() throws Exception {
    var nowhere =
        new Database("jdbc:postgresql://127.0.0.1:1/x?password=geheim", "someone", "secret");
    Path folder = RunningAckademy.freshFolder("unreachable");
    assertThatThrownBy(launcher(folder, 0, Optional.of(nowhere))::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("127.0.0.1:1/x")
        .hasMessageNotContaining("geheim")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("\n");
    assertThat(folder.resolve("postgresql")).doesNotExist();
  }

  @Test
  void refusesAFullDisk() {
    assertThatThrownBy(() -> DataFolder.requireRoom(Path.of("data"), DataFolder.FREE_BYTES_MIN - 1))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("full");
  }

  @Test
  void readsTheExternalDatabaseFromTheEnvironment() throws Exception {
    String url = "jdbc:postgresql://db.example:5432/ackademy";
    assertThat(LaunchSettings.external(Map.of())).isEmpty();
    assertThat(
            LaunchSettings.external(
                Map.of("DATABASE_URL", url, "DATABASE_USER", "a", "DATABASE_PASSWORD", "b")))
        .contains(new Database(url, "a", "b"));
    assertThatThrownBy(() -> LaunchSettings.external(Map.of("DATABASE_URL", url)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("DATABASE_USER");
    assertThatThrownBy(() -> LaunchSettings.external(Map.of("DATABASE_URL", "postgres://x")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("jdbc:postgresql:");
  }

  @Test
  void demoAccountsExistOnlyOnLoopbackWithTheEmbeddedDatabase() throws Exception {
    Path data = Path.of("data");
    var loopback = InetAddress.getLoopbackAddress();
    var anywhere = InetAddress.getByAddress(new byte[4]);
    var external = Optional.of(new Database("jdbc:postgresql://h/x", "a", "b"));
    assertThat(settings(data, loopback, Optional.empty()).demoAccounts())
        .isEqualTo(LaunchSettings.DemoAccounts.PRESENT);
    assertThat(settings(data, anywhere, Optional.empty()).demoAccounts())
        .isEqualTo(LaunchSettings.DemoAccounts.ABSENT);
    assertThat(settings(data, loopback, external).demoAccounts())
        .isEqualTo(LaunchSettings.DemoAccounts.ABSENT);
  }

  @Test
  void theDatabasesPasswordStandsInNoLogAndOnNoCommandLine() throws Exception {
    var shared = RunningAckademy.shared();
    String password = shared.databasePassword();
    assertThat(password).hasSizeGreaterThan(20);
    try (var files = Files.walk(shared.data().resolve("log"))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(log -> assertThat(log).content().doesNotContain(password));
    }
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process -> process.info().commandLine().orElse("").contains(password));
  }

  @Test
  void startsAgainAfterEverythingWasKilled() throws Exception {
    try (var ackademy = RunningAckademy.separate("killed")) {
      try (Connection connection = ackademy.database().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
      }
      ackademy.crash();
      ackademy.startAgain();
      try (Connection connection = ackademy.database().getConnection();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT answer FROM kept")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(42);
      }
      given().baseUri(ackademy.root().toString()).get("/health/ready").then().statusCode(200);
    }
    assertThat(processesOf(RunningAckademy.folder("killed"))).isEmpty();
  }

  @Test
  void saysSoWhereTheApplicationDoesNotStart() throws Exception {
    Path folder = RunningAckademy.freshFolder("broken");
    Path broken = folder.resolve("broken.war");
    try (var war = new ZipOutputStream(Files.newOutputStream(broken))) {
      war.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
      war.write("<web-app><servlet>".getBytes(StandardCharsets.UTF_8));
    }
    Path server = Path.of("target/bundle/payara-micro.jar").toAbsolutePath();
    var launcher =
        new Launcher(
            RunningAckademy.settings(folder, Optional.empty()),
            programs -> new Bundle(server, broken, folder),
            line -> {});
    assertThatThrownBy(launcher::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("not the application")
        .hasMessageContaining("server.log")
        .hasMessageNotContaining("\n");
    assertThat(processesOf(folder)).isEmpty();
  }

  static List<ProcessHandle> processesOf(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .toList();
  }

  private static Launcher launcher(Path folder, int port, Optional<Database> external) {
    return new Launcher(
        new LaunchSettings(
            port, InetAddress.getLoopbackAddress(), folder, Optional.empty(), external, List.of()),
        NOTHING,
        line -> {});
  }

  private static LaunchSettings settings(
      Path data, InetAddress address, Optional<Database> external) {
    return new LaunchSettings(8080, address, data, Optional.empty(), external, List.of());
  }
}
