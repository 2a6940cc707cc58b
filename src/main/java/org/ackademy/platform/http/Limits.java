package org.ackademy.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** No request may be larger than this server is ready to hold in memory. */
@WebFilter(filterName = "limits", urlPatterns = "/*", asyncSupported = true)
public class Limits extends HttpFilter {
  /** Bytes of a request's body: room for 10,000 lines of an exchange. */
  public static final long BODY_BYTES_MAX = 2L << 20;

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentLengthLong() > BODY_BYTES_MAX) {
      ProblemPage.answer(GeneralProblem.tooLarge(), request, response);
      return;
    }
    chain.doFilter(new CountedRequest(request, BODY_BYTES_MAX), response);
  }
}
