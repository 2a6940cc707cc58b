package org.ackademy.lms;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Our public keys (RFC 7517), for those who check what we signed. */
@WebServlet(urlPatterns = "/lti/jwks.json")
public class KeysServlet extends HttpServlet {
  /** Keys are known a day before they sign. */
  static final Duration KEPT = Duration.ofHours(1);

  private static final long serialVersionUID = 1L;

  private final transient ToolKeys keys;

  @Inject
  public KeysServlet(ToolKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "public, max-age=" + KEPT.toSeconds());
    response.getOutputStream().write(keys.published().getBytes(StandardCharsets.UTF_8));
  }
}
