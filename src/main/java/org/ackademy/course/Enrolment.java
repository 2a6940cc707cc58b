package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody is in a course. */
@Entity
@IdClass(Enrolment.Key.class)
@Table(name = "enrolment")
public class Enrolment {
  @Id
  @Column(name = "course_id")
  private UUID courseId;

  @Id
  @Column(name = "account_id")
  private UUID accountId;

  @Enumerated(EnumType.STRING)
  private CourseRole role;

  @Column(name = "enrolled_at")
  private Instant enrolledAt;

  @Column(name = "left_at")
  private @Nullable Instant leftAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Enrolment() {}

  Enrolment(UUID courseId, UUID accountId, CourseRole role, Instant enrolledAt) {
    this.courseId = courseId;
    this.accountId = accountId;
    this.role = role;
    this.enrolledAt = enrolledAt;
  }

  UUID courseId() {
    return courseId;
  }

  UUID accountId() {
    return accountId;
  }

  CourseRole role() {
    return role;
  }

  Instant enrolledAt() {
    return enrolledAt;
  }

  Optional<Instant> leftAt() {
    return Optional.ofNullable(leftAt);
  }

  boolean isCurrent() {
    return leftAt == null;
  }

  /** What tells enrolments apart. */
  public record Key(UUID courseId, UUID accountId) implements Serializable {}
}
