package org.ackademy.platform.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leave to set an account's password, once; known by its digest alone. */
@Entity
@Table(name = "password_link")
public class PasswordLink {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(columnDefinition = "sha256")
  private byte[] digest;

  @Column(name = "made_by")
  private @Nullable UUID madeBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected PasswordLink() {}

  PasswordLink(
      UUID id,
      UUID accountId,
      Secret secret,
      Optional<UUID> madeBy,
      Instant createdAt,
      Instant expiresAt) {
    this.id = id;
    this.accountId = accountId;
    this.digest = secret.digest();
    this.madeBy = madeBy.orElse(null);
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  UUID id() {
    return id;
  }

  UUID accountId() {
    return accountId;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  boolean isGoodAt(Instant now) {
    return usedAt == null && now.isBefore(expiresAt);
  }
}
