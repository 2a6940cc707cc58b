package org.ackademy.platform.launcher;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class LauncherIT {
  private static final String PUBLIC = "https://quiz.example/";

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
    // And whatever else needs a server of its own: one behind a proxy with TLS, and without mail.
    try (var ackademy =
        RunningAckademy.separate("killed", List.of("-Dackademy.public.url=" + PUBLIC))) {
      String link = administratorsLink(ackademy);
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
      assertThat(administratorsLink(ackademy)).as("the invitation").isNotEqualTo(link);
      linksAreShownAndCookiesAreForThisHostOverTlsAlone(ackademy);
    }
    assertThat(processesOf(RunningAckademy.folder("killed"))).isEmpty();
  }

  /** The page of the invitation that the server told its operator of. */
  private static String administratorsLink(RunningAckademy ackademy) {
    assertThat(ackademy.told()).hasSize(1).first().asString().contains(PUBLIC + "invitation#");
    return ackademy.told().getFirst().replaceAll("(?s).*(ack_inv_\\S+).*", "$1");
  }

  private static void linksAreShownAndCookiesAreForThisHostOverTlsAlone(RunningAckademy ackademy) {
    Map<String, String> login = Map.of("username", "root", "password", "correct horse battery");
    var account = new HashMap<String, String>(login);
    account.put("displayName", "Root");
    asked(ackademy, account)
        .post("/api/v1/invitations/" + administratorsLink(ackademy))
        .then()
        .statusCode(201);
    var signedIn = asked(ackademy, login).post("/api/v1/session").then().statusCode(201).extract();
    assertThat(signedIn.header("Set-Cookie"))
        .startsWith("__Host-ackademy=ack_ses_")
        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
        .doesNotContain("Domain");
    String cookie = signedIn.cookie("__Host-ackademy");
    // By a name that any page of the host could have set, it is none.
    given()
        .baseUri(ackademy.root().toString())
        .cookie("ackademy", cookie)
        .get("/api/v1/me")
        .then()
        .statusCode(401);
    var administrator =
        asked(ackademy, Map.of("role", "MEMBER"))
            .cookie("__Host-ackademy", cookie)
            .header("X-CSRF-Token", signedIn.<String>path("proof"));
    administrator
        .post("/api/v1/invitations")
        .then()
        .statusCode(201)
        .body("page", startsWith(PUBLIC + "invitation#ack_inv_"))
        .body("mailedTo", nullValue());
    administrator
        .body(Map.of("role", "MEMBER", "email", "a@school.example"))
        .post("/api/v1/invitations")
        .then()
        .statusCode(422)
        .body("errors.code", contains("mail-off"));
    asked(ackademy, Map.of("username", "root"))
        .post("/api/v1/passwords/forgotten")
        .then()
        .statusCode(409)
        .body("type", endsWith(":mail-off"));
  }

  private static RequestSpecification asked(RunningAckademy ackademy, Map<String, String> body) {
    return given().baseUri(ackademy.root().toString()).contentType(ContentType.JSON).body(body);
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
