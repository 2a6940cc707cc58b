package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A part of a course's people, as a class that meets at its own hour. */
@Entity
@Table(name = "section")
public class Section {
  @Id private UUID id;

  @Column(name = "course_id")
  private UUID courseId;

  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Section() {}

  Section(UUID id, UUID courseId, String name, Instant createdAt) {
    this.id = id;
    this.courseId = courseId;
    this.name = name;
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  UUID courseId() {
    return courseId;
  }

  public String name() {
    return name;
  }

  Instant createdAt() {
    return createdAt;
  }
}
