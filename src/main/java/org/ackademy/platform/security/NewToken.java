package org.ackademy.platform.security;

import java.time.Duration;
import java.util.Set;

/**
 * What a token that is wanted is to be like.
 *
 * @param name what it is called in lists
 * @param scopes what it is to be good for
 */
public record NewToken(String name, Set<Scope> scopes, Duration lifetime) {
  public NewToken {
    scopes = Set.copyOf(scopes);
  }
}
