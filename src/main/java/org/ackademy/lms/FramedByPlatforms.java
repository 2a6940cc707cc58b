package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Framing;
import org.ackademy.platform.security.Secret;

/**
 * A launched page names the registration that it was launched from, and that system alone may frame
 * it. Whoever names another one gains nothing: it is that other system which then may.
 */
@ApplicationScoped
class FramedByPlatforms implements Framing {
  private static final int UUID_LENGTH = 36;

  private final Registrations registrations;
  private final Pickings pickings;
  private final PlatformInvitations invitations;

  @Inject
  FramedByPlatforms(
      Registrations registrations, Pickings pickings, PlatformInvitations invitations) {
    this.registrations = registrations;
    this.pickings = pickings;
    this.invitations = invitations;
  }

  @Override
  public String sites(HttpServletRequest request) {
    return registration(request)
        .map(found -> String.join(" ", found.origins()))
        .or(() -> registering(request))
        .orElse("");
  }

  /**
   * A system that is invited to register may frame the page on which it does: there is none that is
   * registered yet.
   */
  private Optional<String> registering(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter(Places.INVITATION))
        .flatMap(text -> Secret.read(Secret.Kind.LMS_INVITATION, text))
        .filter(invitations::isGood)
        .flatMap(
            invitation ->
                PlatformConfiguration.framing(
                    String.valueOf(request.getParameter(Places.CONFIGURATION))));
  }

  /**
   * Whoever chose posts the answer to where it was asked for; whoever was shown nothing goes back
   * to where the platform stands.
   */
  @Override
  public String receivers(HttpServletRequest request) {
    if (request.getServletPath().equals("/" + Places.NOTICE)) {
      return registration(request).map(found -> String.join(" ", found.origins())).orElse("");
    }
    return registration(request)
        .flatMap(
            found -> id(request, Places.PICKING).flatMap(id -> pickings.origin(id, found.id())))
        .orElse("");
  }

  private Optional<Registration> registration(HttpServletRequest request) {
    return id(request, PARAMETER).flatMap(registrations::byId).filter(Registration::isActive);
  }

  private static Optional<UUID> id(HttpServletRequest request, String parameter) {
    return Optional.ofNullable(request.getParameter(parameter))
        .filter(text -> text.length() == UUID_LENGTH)
        .flatMap(FramedByPlatforms::uuid);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
