package org.ackademy.platform.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bearer token, known by its digest alone. */
@Entity
@Table(name = "access_token")
public class AccessToken {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  private String name;

  @Column(columnDefinition = "sha256")
  private byte[] digest;

  private String scopes;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  @Column(name = "exchanged_for")
  private @Nullable UUID exchangedFor;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected AccessToken() {}

  AccessToken(
      UUID id,
      UUID accountId,
      String name,
      Secret secret,
      Set<Scope> scopes,
      Instant createdAt,
      Instant expiresAt) {
    this.id = id;
    this.accountId = accountId;
    this.name = name;
    this.digest = secret.digest();
    this.scopes = Scope.join(scopes);
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  UUID id() {
    return id;
  }

  UUID accountId() {
    return accountId;
  }

  String name() {
    return name;
  }

  Set<Scope> scopes() {
    return Scope.split(scopes);
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  Optional<Instant> usedAt() {
    return Optional.ofNullable(usedAt);
  }

  /** Says that a client gets it for a token of its own. */
  void exchangeFor(AccessToken client) {
    exchangedFor = client.id;
  }

  /** The token that a client got it for, where it is such a one. */
  Optional<UUID> exchangedFor() {
    return Optional.ofNullable(exchangedFor);
  }

  boolean isToBeSeenAt(Instant now) {
    return usedAt == null || !now.isBefore(usedAt.plus(WebSession.SEEN_STEP));
  }

  /** When it ends, or its use is to be written down again. */
  Instant unreadUntil() {
    Instant again = usedAt == null ? createdAt : usedAt.plus(WebSession.SEEN_STEP);
    return again.isBefore(expiresAt) ? again : expiresAt;
  }

  Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  boolean isGoodAt(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}
