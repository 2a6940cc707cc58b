package org.ackademy.platform.oneroster;

import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ackademy.platform.http.Api;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.ProblemPage;

/** Nobody comes to OneRoster's resources but by their door: one thing has one address. */
@WebFilter(
    filterName = "through-the-door",
    urlPatterns = Api.ROOT + Door.PATH + "/*",
    asyncSupported = true)
public class ThroughTheDoor extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    ProblemPage.answer(Problem.notFound(), request, response);
  }
}
