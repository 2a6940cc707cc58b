package org.ackademy.platform.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a browser must not do with our answers. */
@WebFilter(
    filterName = "security-headers",
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR},
    asyncSupported = true)
public class SecurityHeaders extends HttpFilter {
  /** Data are never a page: nothing in them may run or be framed. */
  static final String POLICY_OF_DATA =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  /** Pages run our own modules and nothing else. */
  static final String POLICY_OF_PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script';"
          + " trusted-types lit-html";

  private static final String OWN_FORMS = "form-action 'self'";
  private static final String NOBODY_FRAMES = "frame-ancestors 'none'";
  private static final long serialVersionUID = 1L;

  /**
   * A policy of pages that these sites may show in a frame.
   *
   * @param sites their origins with blanks between; empty where nobody may
   */
  static String framedBy(String policy, String sites) {
    return sites.isEmpty() ? policy : policy.replace(NOBODY_FRAMES, "frame-ancestors " + sites);
  }

  /**
   * A policy of pages that post forms there and nowhere else.
   *
   * @param receiver an origin; empty where forms go to ourselves alone
   */
  static String posting(String policy, String receiver) {
    return receiver.isEmpty() ? policy : policy.replace(OWN_FORMS, "form-action " + receiver);
  }

  /** Whether a page is asked for by which sites it may be framed; its policy says it then. */
  private static boolean asksForFrame(HttpServletRequest request) {
    return String.valueOf(request.getQueryString()).contains(Framing.PARAMETER + "=");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    boolean data = path.startsWith("/api/") || path.startsWith("/ims/");
    response.setHeader("Content-Security-Policy", data ? POLICY_OF_DATA : POLICY_OF_PAGES);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (data || !asksForFrame(request)) {
      response.setHeader("X-Frame-Options", "DENY");
    }
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (data) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }
}
