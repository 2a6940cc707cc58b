package org.ackademy.platform.http;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** What an {@link IdempotencyKey} made. */
@Entity
@IdClass(Creation.Key.class)
@Table(name = "creation")
public class Creation {
  @Id
  @Column(name = "account_id")
  private UUID accountId;

  @Id private String route;

  @Id
  @Column(name = "idempotency_key")
  private String idempotencyKey;

  @Column(name = "request_digest", columnDefinition = "sha256")
  private byte[] requestDigest;

  private UUID made;

  @Column(name = "made_at")
  private Instant madeAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Creation() {}

  Creation(Key key, byte[] requestDigest, UUID made, Instant madeAt) {
    this.accountId = key.accountId();
    this.route = key.route();
    this.idempotencyKey = key.idempotencyKey();
    this.requestDigest = requestDigest.clone();
    this.made = made;
    this.madeAt = madeAt;
  }

  byte[] requestDigest() {
    return requestDigest.clone();
  }

  UUID made() {
    return made;
  }

  Instant madeAt() {
    return madeAt;
  }

  /** What tells creations apart. */
  public record Key(UUID accountId, String route, String idempotencyKey) implements Serializable {}
}
