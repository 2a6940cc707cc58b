package org.ackademy.platform.http;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/**
 * Says what time it is here (RFC 9110 section 6.6.1): a page counts down to the end of an attempt
 * by the clock that decides, whatever that of its machine says.
 */
@WebFilter(
    filterName = "date",
    urlPatterns = {"/api/*", "/ims/*"},
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR},
    asyncSupported = true)
public class DateHeader extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Clock clock;

  @Inject
  DateHeader(Clock clock) {
    this.clock = clock;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setDateHeader("Date", clock.millis());
    chain.doFilter(request, response);
  }
}
