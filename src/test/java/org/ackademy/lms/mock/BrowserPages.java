package org.ackademy.lms.mock;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a browser is shown of a platform: a course with a tool in a frame, and what signs people in.
 */
final class BrowserPages {
  private static final String HTML = "text/html; charset=utf-8";

  /** Keeps what the frame asks it to keep, as LTI Platform Storage has it. */
  private static final String STORAGE =
      """
      <script>
      const kept = new Map();
      addEventListener('message', (event) => {
        const {subject, key, value, message_id} = event.data ?? {};
        const answer = {message_id, key, subject: `${subject}.response`};
        if (subject === 'lti.capabilities') answer.supported_messages = [{subject: 'lti.put_data'}, {subject: 'lti.get_data'}];
        else if (subject === 'lti.put_data') { kept.set(event.origin + key, value); answer.value = value; }
        else if (subject === 'lti.get_data') answer.value = kept.get(event.origin + key) ?? null;
        else return;
        event.source.postMessage(answer, event.origin);
      });
      </script>
      """;

  private final MockPlatform platform;

  BrowserPages(MockPlatform platform) {
    this.platform = platform;
  }

  /** A course whose frame begins a login with the fields of the address. */
  void course(HttpExchange in) throws IOException {
    var fields = new LinkedHashMap<>(Forms.read(in.getRequestURI().getRawQuery()));
    String login = fields.remove("login");
    String query =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    MockPlatform.answer(
        in,
        200,
        HTML,
        "<!doctype html><title>Course</title><link rel='icon' href='data:,'>"
            + STORAGE
            + "<iframe title='tool' style='width:100%;height:800px;border:0' src='"
            + escaped(login + "?" + query)
            + "'></iframe>");
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
