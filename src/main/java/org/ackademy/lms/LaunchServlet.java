package org.ackademy.lms;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ackademy.lms.Launching.Notice;
import org.ackademy.platform.http.Languages;
import org.ackademy.platform.jose.TokenRefused;
import org.ackademy.platform.security.Secret;

/**
 * Where a learning management system's token is posted to. A flow is over with it, whatever comes
 * of it; what is wrong is logged by its reason, and never the token.
 */
@WebServlet(urlPatterns = "/lti/launch")
public class LaunchServlet extends HttpServlet {
  private static final Logger LOG = Logger.getLogger(LaunchServlet.class.getName());
  private static final long serialVersionUID = 1L;

  private final transient Registrations registrations;
  private final transient Flows flows;
  private final transient FlowCookie cookie;
  private final transient PlatformTokens tokens;
  private final transient Launching launching;
  private final transient Places places;

  @Inject
  public LaunchServlet(
      Registrations registrations,
      Flows flows,
      FlowCookie cookie,
      PlatformTokens tokens,
      Launching launching,
      Places places) {
    this.registrations = registrations;
    this.flows = flows;
    this.cookie = cookie;
    this.tokens = tokens;
    this.launching = launching;
    this.places = places;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    String state = Objects.requireNonNullElse(request.getParameter("state"), "");
    Optional<Flows.Flow> flow = flows.end(state);
    Optional<Registration> registration =
        flow.flatMap(found -> registrations.byId(found.registration()))
            .filter(Registration::isActive);
    if (flow.isEmpty() || registration.isEmpty()) {
      LoginServlet.go(response, places.notice(Notice.FLOW, Optional.empty()));
      return;
    }
    response.addHeader("Set-Cookie", cookie.taken(state));
    LoginServlet.go(response, next(request, response, state, flow.get(), registration.get()));
  }

  private String next(
      HttpServletRequest request,
      HttpServletResponse response,
      String state,
      Flows.Flow flow,
      Registration registration) {
    UUID frame = registration.id();
    if (request.getParameter("error") != null) {
      LOG.log(Level.INFO, "LTI {0}: the platform answered with an error", frame);
      return places.notice(Notice.ERROR, Optional.of(frame));
    }
    Optional<Secret> browser = cookie.read(request, state).filter(flow::isOf);
    if (browser.isEmpty() && flow.storage().isEmpty()) {
      return places.notice(Notice.FLOW, Optional.of(frame));
    }
    String claims;
    try {
      JWTClaimsSet read =
          tokens.read(
              registration,
              Objects.requireNonNullElse(request.getParameter("id_token"), ""),
              flow.nonce());
      claims = read.toString();
    } catch (TokenRefused e) {
      LOG.log(Level.WARNING, "LTI {0}: {1}", new Object[] {frame, e.getMessage()});
      return places.notice(Notice.TOKEN, Optional.of(frame));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "LTI {0}: {1}", new Object[] {frame, e.toString()});
      return places.notice(Notice.KEYS, Optional.of(frame));
    }
    return switch (LaunchReader.read(claims, flow.target())) {
      case LaunchReader.Result.Bad bad -> {
        LOG.log(Level.WARNING, "LTI {0}: no launch: {1}", new Object[] {frame, bad.fault()});
        yield places.notice(Notice.MESSAGE, Optional.of(frame));
      }
      case LaunchReader.Result.Good good ->
          browser.isPresent()
              ? in(request, response, browser.get(), registration, good.launch())
              : held(state, flow, registration, claims);
    };
  }

  private String in(
      HttpServletRequest request,
      HttpServletResponse response,
      Secret browser,
      Registration registration,
      Launch launch) {
    return switch (launching.launch(registration, launch)) {
      case Launching.Outcome.Told told -> places.notice(told.notice(), registration, launch);
      case Launching.Outcome.In in -> {
        String code = flows.enter(in.account(), browser).reveal();
        response.addHeader("Set-Cookie", cookie.given(code, browser, Flows.HELD));
        Optional<String> locale =
            launch.locale().or(() -> Optional.of(Languages.of(request).getLanguage()));
        yield places.in(in, registration.id(), locale, Map.of("lti", code));
      }
    };
  }

  /** The browser kept no cookie: what the system's frame kept shows whether it is the one. */
  private String held(String state, Flows.Flow flow, Registration registration, String claims) {
    Secret held = flows.hold(flow, state, claims);
    var told = new LinkedHashMap<String, String>();
    told.put("held", held.reveal());
    told.put("state", state);
    told.put("origin", registration.origin());
    told.put("storage", flow.storage().orElse(""));
    return places.page("lti/held", registration.id(), told);
  }
}
