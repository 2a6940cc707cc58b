package org.ackademy.platform.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.ackademy.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through to a resource method that its credentials are good for. A method that says
 * neither {@link Needs} nor {@link Open} is closed to everybody.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class Gate implements ContainerRequestFilter {
  @Context private ResourceInfo resource;
  @Inject private CallerOfRequest caller;

  // The container sets the fields before anybody can call.
  @SuppressWarnings("NullAway.Init")
  public Gate() {}

  @Override
  public void filter(ContainerRequestContext context) {
    Method method = resource.getResourceMethod();
    requireGood(caller.outcome(), method);
    if (method == null || isOpen(method)) {
      return;
    }
    Needs needs = method.getAnnotation(Needs.class);
    if (needs == null) {
      throw Problem.forbidden().refused();
    }
    if (!caller.person().scopes().contains(needs.value())) {
      throw Problem.of(403, "insufficient-scope", needs.value().tag()).refused();
    }
  }

  /** What is wrong with credentials is told wherever they were shown. */
  private static void requireGood(Authentication.Outcome outcome, @Nullable Method method) {
    switch (outcome) {
      case Authentication.Outcome.Accepted accepted -> {}
      case Authentication.Outcome.Refused refused ->
          throw Problem.of(401, "credentials-refused").refused();
      case Authentication.Outcome.PasswordElsewhere elsewhere ->
          throw Problem.of(401, "password-elsewhere").refused();
      case Authentication.Outcome.Foreign foreign -> {
        if (!isOpen(method)) {
          throw Problem.of(403, "foreign-site").refused();
        }
      }
      case Authentication.Outcome.Throttled throttled ->
          throw Problem.tooMany("too-many-failed-logins", throttled.retryAfter()).refused();
    }
  }

  private static boolean isOpen(@Nullable Method method) {
    return method != null && method.isAnnotationPresent(Open.class);
  }
}
