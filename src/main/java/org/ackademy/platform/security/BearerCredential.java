package org.ackademy.platform.security;

import jakarta.security.enterprise.credential.Credential;

/** A bearer token as a request carries it (RFC 6750 2.1). */
final class BearerCredential implements Credential {
  private final String presented;

  BearerCredential(String presented) {
    this.presented = presented;
  }

  String presented() {
    return presented;
  }
}
