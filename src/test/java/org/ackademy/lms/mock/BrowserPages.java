package org.ackademy.lms.mock;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a browser is shown of a platform: a course with a tool in a frame, and what signs people in.
 */
final class BrowserPages {
  private static final String HTML = "text/html; charset=utf-8";

  /** What the platform's pages make of messages of a tool. */
  private static final String LISTENING =
      """
      <script>
      addEventListener('message', (event) => {
        const {subject, message_id, ...fields} = event.data ?? {};
        const answer = answers[subject]?.(fields, event.origin);
        if (answer) event.source.postMessage({subject: `${subject}.response`, message_id, ...answer}, event.origin);
      });
      </script>
      """;

  /** Says which frame keeps things, and makes the tool's frame as high as it wants to be. */
  private static final String AROUND =
      """
      <script>
      const keeper = 'post_message_forwarding';
      const answers = {
        'lti.capabilities': () => ({supported_messages: [{subject: 'lti.put_data', frame: keeper}, {subject: 'lti.get_data', frame: keeper}, {subject: 'lti.frameResize'}]}),
        'lti.frameResize': ({height}) => { document.querySelector('iframe[title=tool]').style.height = `${height}px`; return {height}; },
      };
      </script>
      """;

  /** Keeps what a tool asks it to keep, as LTI Platform Storage has it. */
  private static final String KEEPING =
      """
      <script>
      const kept = new Map();
      const answers = {
        'lti.put_data': ({key, value}, origin) => { kept.set(origin + key, value); return {key, value}; },
        'lti.get_data': ({key}, origin) => ({key, value: kept.get(origin + key) ?? null}),
      };
      </script>
      """;

  /** Gives something else back than it was given. */
  private static final String MIXING_UP =
      KEEPING.replace(
          "kept.get(origin + key) ?? null", "kept.has(origin + key) ? 'x'.repeat(43) : null");

  private final MockPlatform platform;

  BrowserPages(MockPlatform platform) {
    this.platform = platform;
  }

  /** A course whose frame begins a login with the fields of the address. */
  void course(HttpExchange in) throws IOException {
    var fields = new LinkedHashMap<>(Forms.read(in.getRequestURI().getRawQuery()));
    String login = fields.remove("login");
    String keeper = Objects.requireNonNullElse(fields.remove("keeper"), "/keeper");
    String query =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    MockPlatform.answer(
        in,
        200,
        HTML,
        "<!doctype html><title>Course</title><link rel='icon' href='data:,'>"
            + AROUND
            + LISTENING
            + "<iframe name='post_message_forwarding' title='keeper' hidden src='"
            + escaped(keeper)
            + "'></iframe>"
            + "<iframe title='tool' style='width:100%;height:800px;border:0' src='"
            + escaped(login + "?" + query)
            + "'></iframe>");
  }

  /** Where whoever was shown nothing comes back to; it says what it was told. */
  void back(HttpExchange in) throws IOException {
    Map<String, String> told = Forms.read(in.getRequestURI().getRawQuery());
    MockPlatform.answer(
        in,
        200,
        HTML,
        "<!doctype html><title>Back</title><h1>Back: "
            + escaped(told.getOrDefault("of", "") + ", " + told.getOrDefault("lti_errorlog", ""))
            + "</h1>");
  }

  /** Where an administrator there has a tool register itself; it says when it is done. */
  void registers(HttpExchange in) throws IOException {
    String tool = Forms.read(in.getRequestURI().getRawQuery()).getOrDefault("tool", "");
    MockPlatform.answer(
        in,
        200,
        HTML,
        "<!doctype html><title>Tools</title><link rel='icon' href='data:,'>"
            + "<script>addEventListener('message', ({data}) => {"
            + " if (data.subject === 'org.imsglobal.lti.close')"
            + " document.querySelector('iframe').remove(); });</script>"
            + "<iframe title='tool' style='width:100%;height:600px;border:0' src='"
            + escaped(tool)
            + "'></iframe>");
  }

  /** The frame that keeps things; with a query it mixes them up. */
  void keeper(HttpExchange in) throws IOException {
    String manner = in.getRequestURI().getQuery() == null ? KEEPING : MIXING_UP;
    MockPlatform.answer(in, 200, HTML, "<!doctype html><title>Keeper</title>" + manner + LISTENING);
  }

  /** Has the browser post what was signed. */
  void authorization(HttpExchange in) throws IOException {
    URI asked = URI.create(platform.origin() + in.getRequestURI());
    Map<String, String> form = platform.authorize(asked);
    String to = Forms.read(asked.getRawQuery()).getOrDefault("redirect_uri", "");
    String fields =
        form.entrySet().stream()
            .map(
                field ->
                    "<input type='hidden' name='"
                        + escaped(field.getKey())
                        + "' value='"
                        + escaped(field.getValue())
                        + "'>")
            .collect(Collectors.joining());
    MockPlatform.answer(
        in,
        200,
        HTML,
        "<!doctype html><form method='post' action='"
            + escaped(to)
            + "'>"
            + fields
            + "</form><script>document.forms[0].submit()</script>");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;");
  }
}
