package org.ackademy.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.ackademy.platform.Settings;

/**
 * Where the operator said under which address the server is reached, requests for another host are
 * not answered: a name that somebody else points here must not bring our pages under it. What asks
 * from this machine by loopback (health, metrics) is answered by that name too.
 */
@WebFilter(filterName = "host-check", urlPatterns = "/*", asyncSupported = true)
public class HostCheck extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final int MISDIRECTED = 421;

  private final transient Optional<URI> root;

  @Inject
  public HostCheck(Settings settings) {
    this.root = settings.publicUrl().map(URI::create);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String host =
        Objects.requireNonNullElse(request.getHeader("Host"), "").toLowerCase(Locale.ROOT);
    if (root.isPresent() && !isOurs(root.get(), host)) {
      ProblemPage.answer(Problem.of(MISDIRECTED, "other-host"), request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Whether a Host header names the server. */
  static boolean isOurs(URI root, String host) {
    String name = host.replaceFirst(":\\d+$", "");
    return host.equals(root.getAuthority().toLowerCase(Locale.ROOT))
        || name.equals("localhost")
        || name.equals("127.0.0.1")
        || name.equals("[::1]");
  }
}
