package org.ackademy.platform.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ackademy.question.Definition;
import org.ackademy.question.Language;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.QuizFolder;

/**
 * Shows questions to their author: a page for each, read from its file whenever it is asked for, so
 * that a change shows at once. For this machine alone: it listens on the loopback address, answers
 * to no other name, and sends nothing but what it makes itself.
 */
final class PreviewServer {
  /** Nothing may run or be loaded but what this server holds. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final String SCRIPT =
      """
      // Asks whether a file has changed, and shows the page anew then.
      const stamp = async () => (await fetch('/stamp')).text();
      const first = await stamp();
      setInterval(async () => { if ((await stamp()) !== first) location.reload(); }, 1000);
      """;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
      main { max-width: 50rem; margin: 1rem auto; padding: 0 1rem; }
      pre { overflow-x: auto; padding: .5rem; border: 1px solid; white-space: pre-wrap; }
      section { border-inline-start: .3rem solid crimson; padding-inline-start: 1rem; margin: 1rem 0; }
      section.VALID { border-color: seagreen; }
      nav a, nav span { margin-inline-end: 1rem; }
      table, td, th { border: 1px solid; border-collapse: collapse; padding: .2rem .5rem; }
      """;

  private final HttpServer server;
  private final Path root;

  private PreviewServer(HttpServer server, Path root) {
    this.server = server;
    this.root = root;
  }

  /**
   * Starts to serve.
   *
   * @param root a question's file, or a folder of them
   * @param port 0 for any that is free
   * @throws IOException where the port is taken
   */
  static PreviewServer start(Path root, int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var served = new PreviewServer(HttpServer.create(address, 0), root);
    served.server.createContext("/", served::answer);
    served.server.start();
    return served;
  }

  /** Where the pages are. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  void stop() {
    server.stop(0);
  }

  /** What is sent. */
  private record Sent(int status, String type, String body) {
    static Sent page(String html) {
      return new Sent(200, "text/html; charset=utf-8", html);
    }

    static Sent refused(int status, String why) {
      return new Sent(status, "text/plain; charset=utf-8", why);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Sent sent;
      try {
        sent = sent(exchange);
      } catch (UncheckedIOException e) {
        sent = Sent.refused(500, String.valueOf(e.getMessage()));
      }
      byte[] body = sent.body().getBytes(StandardCharsets.UTF_8);
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", sent.type());
      headers.set("Content-Security-Policy", POLICY);
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(sent.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Sent sent(HttpExchange exchange) throws IOException {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    if (!host.matches("(127\\.0\\.0\\.1|localhost|\\[::1\\])(:[0-9]+)?")) {
      return Sent.refused(403, "This is for the machine itself.");
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return Sent.refused(405, "There is only something to read here.");
    }
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    return switch (path) {
      case "/" -> Sent.page(PreviewPage.list(List.copyOf(questions().keySet())));
      case "/preview.css" -> new Sent(200, "text/css; charset=utf-8", STYLE);
      case "/preview.js" -> new Sent(200, "text/javascript; charset=utf-8", SCRIPT);
      case "/stamp" -> new Sent(200, "text/plain; charset=utf-8", stamp());
      default -> question(path, query);
    };
  }

  private Sent question(String path, String query) throws IOException {
    String id = path.replaceFirst("^/questions/", "");
    Path file = questions().get(id);
    if (file == null) {
      return Sent.refused(404, "There is no such question.");
    }
    long seed = value(query, "seed").filter(PreviewServer::isSeed).map(Long::parseLong).orElse(0L);
    Language language = value(query, "lang").flatMap(Language::tagged).orElse(Language.EN);
    return switch (QuizFolder.definition(Files.readString(file))) {
      case Read.Done<Definition> done ->
          Sent.page(PreviewPage.question(done.value(), seed, language));
      case Read.Flawed<Definition> flawed ->
          Sent.page(PreviewPage.flawed(id, flawed.flaws(), language));
    };
  }

  private static boolean isSeed(String text) {
    return text.matches("-?[0-9]{1,18}");
  }

  private static Optional<String> value(String query, String name) {
    return Stream.of(query.split("&"))
        .filter(field -> field.startsWith(name + "="))
        .map(field -> field.substring(name.length() + 1).toLowerCase(Locale.ROOT))
        .findFirst();
  }

  /** The files of questions, by the questions' ids. */
  private Map<String, Path> questions() throws IOException {
    Map<String, Path> questions = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(QuizFolder.SUFFIX))
          .filter(file -> !file.endsWith(QuizFolder.QUIZ_FILE))
          .forEach(
              file -> {
                String name = String.valueOf(file.getFileName());
                questions.put(name.substring(0, name.length() - QuizFolder.SUFFIX.length()), file);
              });
    }
    return questions;
  }

  /** What changes with the files. */
  private String stamp() throws IOException {
    int stamp = 1;
    for (Path file : questions().values()) {
      stamp = 31 * stamp + Files.getLastModifiedTime(file).hashCode() + file.hashCode();
    }
    return String.valueOf(stamp);
  }
}
