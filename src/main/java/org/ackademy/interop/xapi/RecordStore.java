package org.ackademy.interop.xapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.platform.Build;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.outward.Outward;

/** The learning record store that the operator named, if one was named. */
@ApplicationScoped
class RecordStore {
  /** Statements in one request. */
  static final int AT_ONCE = 100;

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;

  /** It has a statement of this id already (xAPI 2.1.1). */
  private static final int CONFLICT = 409;

  private final Optional<Settings.Xapi> settings;

  @Inject
  RecordStore(Settings settings) {
    this.settings = settings.xapi();
  }

  boolean isThere() {
    return settings.isPresent();
  }

  /**
   * Tells it.
   *
   * @throws IOException where it did not take them
   */
  void tell(List<Map<String, Object>> statements) throws IOException {
    Settings.Xapi store =
        settings.orElseThrow(() -> new IOException("no learning record store is named"));
    for (int from = 0; from < statements.size(); from += AT_ONCE) {
      int to = Math.min(statements.size(), from + AT_ONCE);
      int status = post(store, Json.mapper().writeValueAsString(statements.subList(from, to)));
      if (status != OK && status != NO_CONTENT && status != CONFLICT) {
        throw new IOException("the learning record store answered " + status);
      }
    }
  }

  private static int post(Settings.Xapi store, String body) throws IOException {
    String endpoint = store.endpoint().endsWith("/") ? store.endpoint() : store.endpoint() + "/";
    String login = store.user() + ":" + store.password();
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Experience-API-Version", "1.0.3");
    headers.put("User-Agent", "Ackademy/" + Build.version());
    headers.put(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    return Outward.status(
        store.reach(), Outward.Request.post(URI.create(endpoint + "statements"), headers, body));
  }
}
