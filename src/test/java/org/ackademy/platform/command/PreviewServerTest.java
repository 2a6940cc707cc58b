package org.ackademy.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on which authors see their questions. */
class PreviewServerTest {
  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private PreviewServer server;

  @BeforeEach
  void start() throws IOException {
    for (String question : new String[] {"opening/open-three-way", "closing/close-foresee-ack"}) {
      Path file = Path.of("quizzes", question + ".yaml");
      Files.copy(file, folder.resolve(file.getFileName()));
    }
    server = PreviewServer.start(folder, 0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void showsAQuestionWithItsKeyAndWhatBelieversGet() throws IOException, InterruptedException {
    HttpResponse<String> answer = get("questions/open-three-way?seed=3&lang=en");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("section.VALID pre").text()).contains("A > B ACK seq=101 ack=301");
    assertThat(page.select("section.INVALID blockquote").text()).contains("expected next");
    assertThat(page.select("section p").text()).contains("syn-takes-no-number: ");
    assertThat(page.select("script").hasAttr("src")).isTrue();
    assertThat(page.select("script").html()).isEmpty();
  }

  @Test
  void theSameSeedShowsTheSame() throws IOException, InterruptedException {
    String seven = get("questions/close-foresee-ack?seed=7&lang=ko").body();
    assertThat(get("questions/close-foresee-ack?seed=7&lang=ko").body()).isEqualTo(seven);
    assertThat(get("questions/close-foresee-ack?seed=8&lang=ko").body()).isNotEqualTo(seven);
  }

  @Test
  void aChangeOfAFileChangesTheStampAndThePage() throws IOException, InterruptedException {
    String before = get("stamp").body();
    assertThat(get("stamp").body()).isEqualTo(before);
    Path file = folder.resolve("open-three-way.yaml");
    Files.writeString(file, "id: [");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

    assertThat(get("stamp").body()).isNotEqualTo(before);
    assertThat(Jsoup.parse(get("questions/open-three-way").body()).select(".flaws").text())
        .contains("1:6: not YAML");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "questions/nothing",
        "questions/..%2f..%2fpom",
        "questions/%3Cscript%3E",
        "quiz.yaml",
        "questions/open-three-way.yaml"
      })
  void nothingElseIsThere(String path) throws IOException, InterruptedException {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void theListNamesEachQuestion() throws IOException, InterruptedException {
    assertThat(Jsoup.parse(get("").body()).select("li a").eachText())
        .containsExactly("close-foresee-ack", "open-three-way");
  }

  @Test
  void nothingCanBeSent() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.address()))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(405);
  }
}
