package org.ackademy.platform.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ackademy.platform.Addresses;
import org.ackademy.platform.Clients;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.ProblemPage;

/**
 * Who may read the server's measurements: whoever asks from this machine itself, unless the
 * operator decided otherwise; an administrator's token with the scope {@code admin} always may.
 */
@WebFilter(
    filterName = "metrics-gate",
    urlPatterns = {"/metrics", "/metrics/*"},
    asyncSupported = true)
public class MetricsGate extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Addresses LOOPBACK = Addresses.of("127.0.0.0/8");
  private static final Addresses LOOPBACK_6 = Addresses.of("::1");

  private final transient Settings settings;
  private final transient Clients clients;
  private final transient CallerOfRequest caller;

  @Inject
  public MetricsGate(Settings settings, Clients clients, CallerOfRequest caller) {
    this.settings = settings;
    this.clients = clients;
    this.caller = caller;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isWelcome(request)) {
      chain.doFilter(request, response);
    } else {
      ProblemPage.answer(Problem.forbidden(), request, response);
    }
  }

  private boolean isWelcome(HttpServletRequest request) {
    boolean welcome =
        switch (settings.metricsReaders()) {
          case EVERYBODY -> true;
          case LOOPBACK -> isFromHere(request);
          case ADMINISTRATORS -> false;
        };
    return welcome
        || switch (caller.caller()) {
          case Caller.Guest guest -> false;
          case Caller.Person person ->
              person.isAdministrator() && person.scopes().contains(Scope.ADMIN);
        };
  }

  /** A proxy on this machine that nobody named would make the whole world look as if from here. */
  private boolean isFromHere(HttpServletRequest request) {
    String client = clients.address(request);
    boolean passedOn =
        request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
    return !passedOn && (LOOPBACK.contain(client) || LOOPBACK_6.contain(client));
  }
}
