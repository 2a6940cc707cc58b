package org.ackademy.platform.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leave to make one account, once; known by its digest alone. */
@Entity
@Table(name = "invitation")
public class Invitation {
  @Id private UUID id;

  @Column(columnDefinition = "sha256")
  private byte[] digest;

  @Enumerated(EnumType.STRING)
  private AccountRole role;

  @Column(name = "invited_by")
  private @Nullable UUID invitedBy;

  private @Nullable String email;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  @Column(name = "redeemed_at")
  private @Nullable Instant redeemedAt;

  @Column(name = "redeemed_by")
  private @Nullable UUID redeemedBy;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Invitation() {}

  Invitation(
      UUID id,
      Secret secret,
      AccountRole role,
      Optional<UUID> invitedBy,
      Instant createdAt,
      Instant expiresAt) {
    this.id = id;
    this.digest = secret.digest();
    this.role = role;
    this.invitedBy = invitedBy.orElse(null);
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  /** The same, to be sent to an address. */
  Invitation sentTo(Handing handing) {
    this.email =
        switch (handing) {
          case Handing.Shown shown -> null;
          case Handing.Mailed mailed -> mailed.address();
        };
    return this;
  }

  /** Where it was sent, if it was. */
  public Optional<String> email() {
    return Optional.ofNullable(email);
  }

  public UUID id() {
    return id;
  }

  AccountRole role() {
    return role;
  }

  Optional<UUID> invitedBy() {
    return Optional.ofNullable(invitedBy);
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  Optional<Instant> redeemedAt() {
    return Optional.ofNullable(redeemedAt);
  }

  Optional<UUID> redeemedBy() {
    return Optional.ofNullable(redeemedBy);
  }

  boolean isGoodAt(Instant now) {
    return revokedAt == null && redeemedAt == null && redeemedBy == null && now.isBefore(expiresAt);
  }
}
