package org.ackademy.lms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Framing;

/**
 * A launched page names the registration that it was launched from, and that system alone may frame
 * it. Whoever names another one gains nothing: it is that other system which then may.
 */
@ApplicationScoped
class FramedByPlatforms implements Framing {
  private static final int UUID_LENGTH = 36;

  private final Registrations registrations;

  @Inject
  FramedByPlatforms(Registrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public String sites(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter(PARAMETER))
        .filter(text -> text.length() == UUID_LENGTH)
        .flatMap(FramedByPlatforms::uuid)
        .flatMap(registrations::byId)
        .filter(Registration::isActive)
        .map(Registration::origin)
        .orElse("");
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
