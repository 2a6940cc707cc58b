package org.ackademy.platform.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** That somebody changed something. */
@Entity
@Table(name = "audit")
public class AuditEntry {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long sequence;

  private UUID id;

  @Column(name = "done_at")
  private Instant doneAt;

  @Column(name = "account_id")
  private @Nullable UUID accountId;

  @Column(name = "course_id")
  private @Nullable UUID courseId;

  private String action;

  @Column(name = "subject_kind")
  private String subjectKind;

  private String subject;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private @Nullable String before;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private @Nullable String after;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected AuditEntry() {}

  AuditEntry(
      UUID id,
      Instant doneAt,
      Optional<UUID> who,
      String action,
      Subject subject,
      @Nullable String before,
      @Nullable String after) {
    this.id = id;
    this.doneAt = doneAt;
    this.accountId = who.orElse(null);
    this.courseId = subject.course().orElse(null);
    this.action = action;
    this.subjectKind = subject.kind();
    this.subject = subject.id();
    this.before = before;
    this.after = after;
  }

  /** Its place in the order in which entries were stored. */
  long sequence() {
    return sequence == null ? 0 : sequence;
  }

  UUID id() {
    return id;
  }

  Instant doneAt() {
    return doneAt;
  }

  Optional<UUID> accountId() {
    return Optional.ofNullable(accountId);
  }

  Optional<UUID> courseId() {
    return Optional.ofNullable(courseId);
  }

  String action() {
    return action;
  }

  String subjectKind() {
    return subjectKind;
  }

  String subject() {
    return subject;
  }

  @Nullable String before() {
    return before;
  }

  @Nullable String after() {
    return after;
  }
}
