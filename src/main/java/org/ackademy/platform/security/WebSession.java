package org.ackademy.platform.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A browser in which somebody signed in, known by the digest of its cookie alone. */
@Entity
@Table(name = "web_session")
public class WebSession {
  /** How long it lasts without use. */
  static final Duration IDLE_MAX = Duration.ofHours(8);

  /** How long it lasts at most. */
  static final Duration LIFETIME = Duration.ofDays(7);

  /** Its use is written down no more often than this. */
  static final Duration SEEN_STEP = Duration.ofMinutes(1);

  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(columnDefinition = "sha256")
  private byte[] digest;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected WebSession() {}

  WebSession(UUID id, UUID accountId, Secret secret, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.digest = secret.digest();
    this.createdAt = now;
    this.seenAt = now;
    this.expiresAt = now.plus(LIFETIME);
  }

  UUID id() {
    return id;
  }

  UUID accountId() {
    return accountId;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant seenAt() {
    return seenAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  boolean isGoodAt(Instant now) {
    return endedAt == null && now.isBefore(expiresAt) && now.isBefore(seenAt.plus(IDLE_MAX));
  }

  boolean isToBeSeenAt(Instant now) {
    return !now.isBefore(seenAt.plus(SEEN_STEP));
  }

  /** When it ends, or its use is to be written down again. */
  Instant unreadUntil() {
    Instant again = seenAt.plus(SEEN_STEP);
    return again.isBefore(expiresAt) ? again : expiresAt;
  }
}
