package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A school, company or department that gives courses. */
@Entity
@Table(name = "organisation")
public class Organisation {
  @Id private UUID id;
  private String slug;
  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Organisation() {}

  Organisation(UUID id, String slug, String name, Instant createdAt) {
    this.id = id;
    this.slug = slug;
    this.name = name;
    this.createdAt = createdAt;
  }

  UUID id() {
    return id;
  }

  String slug() {
    return slug;
  }

  String name() {
    return name;
  }

  Instant createdAt() {
    return createdAt;
  }
}
