package org.ackademy.lms;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.lms.Launching.Notice;

/**
 * Where a learning management system begins a login. The browser gets a cookie and goes on to the
 * system; in a frame it is looked first whether it kept the cookie. Where it did not, the system's
 * own frame is asked to keep what it would have kept; where there is none, a window of its own is
 * opened.
 */
@WebServlet(urlPatterns = {"/lti/login", LoginServlet.CHECKED})
public class LoginServlet extends HttpServlet {
  static final String CHECKED = "/lti/login/checked";

  private static final Set<String> FRAMES = Set.of("iframe", "frame");
  private static final long serialVersionUID = 1L;

  private final transient Registrations registrations;
  private final transient Flows flows;
  private final transient FlowCookie cookie;
  private final transient Places places;

  @Inject
  public LoginServlet(Registrations registrations, Flows flows, FlowCookie cookie, Places places) {
    this.registrations = registrations;
    this.flows = flows;
    this.cookie = cookie;
    this.places = places;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    if (request.getServletPath().equals(CHECKED)) {
      go(response, checked(request));
    } else {
      begin(request, response);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    if (request.getServletPath().equals(CHECKED)) {
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      begin(request, response);
    }
  }

  /** A POST is followed by a GET. */
  static void go(HttpServletResponse response, String location) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", location);
    response.setHeader("Cache-Control", "no-store");
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) {
    Optional<LoginParameters> login =
        LoginParameters.of(request).filter(found -> places.isOurs(found.target().orElseThrow()));
    if (login.isEmpty()) {
      go(response, places.notice(Notice.LOGIN, Optional.empty()));
      return;
    }
    List<Registration> known =
        registrations.ofIssuer(login.get().issuer().orElseThrow(), login.get().clientId());
    if (known.size() != 1) {
      go(response, places.notice(unclear(login.get(), known), Optional.empty()));
      return;
    }
    Registration registration = known.getFirst();
    registrations.began(registration.id());
    Flows.Begun begun =
        flows.begin(
            new Flows.Wanted(
                registration.id(),
                login.get().target().orElseThrow(),
                login.get().query(),
                login.get().storage()));
    response.addHeader("Set-Cookie", cookie.given(begun.state(), begun.browser(), Flows.LIFETIME));
    go(
        response,
        mayBeInFrame(request, login.get())
            ? CHECKED + "?state=" + URLEncoder.encode(begun.state(), StandardCharsets.UTF_8)
            : places.authorization(registration, login.get(), begun));
  }

  /**
   * Browsers that do not say where they show it (Safari before 16.4) are taken for a frame where
   * the platform can keep what they might not.
   */
  private static boolean mayBeInFrame(HttpServletRequest request, LoginParameters login) {
    String shown = request.getHeader("Sec-Fetch-Dest");
    return shown == null ? login.storage().isPresent() : FRAMES.contains(shown);
  }

  private Notice unclear(LoginParameters login, List<Registration> known) {
    if (!known.isEmpty()) {
      return Notice.WHICH_PLATFORM;
    }
    return registrations.isPending(login.issuer().orElseThrow(), login.clientId())
        ? Notice.PENDING
        : Notice.UNKNOWN_PLATFORM;
  }

  /** In a frame, once it can be seen whether the cookie was kept. */
  private String checked(HttpServletRequest request) {
    String state = String.valueOf(request.getParameter("state"));
    Optional<Flows.Flow> found = flows.look(state);
    Optional<Registration> known = found.flatMap(flow -> registrations.byId(flow.registration()));
    if (found.isEmpty() || known.isEmpty()) {
      return places.notice(Notice.FLOW, known.map(Registration::id));
    }
    Flows.Flow flow = found.get();
    Registration registration = known.get();
    UUID frame = registration.id();
    String authorization =
        places.authorization(registration, LoginParameters.read(flow.login()), state, flow.nonce());
    if (cookie.read(request, state).filter(flow::isOf).isPresent()) {
      return authorization;
    }
    var told = new LinkedHashMap<String, String>();
    told.put("again", places.login() + "?" + flow.login());
    if (flow.storage().isEmpty()) {
      return places.page("lti/window", frame, told);
    }
    told.put("state", state);
    told.put("nonce", flow.nonce());
    told.put("origin", registration.origin());
    told.put("storage", flow.storage().get());
    told.put("to", authorization);
    return places.page("lti/begin", frame, told);
  }
}
