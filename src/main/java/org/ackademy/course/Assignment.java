package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.question.Text;
import org.ackademy.quiz.Texts;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A quiz given to a course. */
@Entity
@Table(name = "assignment")
public class Assignment {
  @Id private UUID id;

  @Column(name = "course_id")
  private UUID courseId;

  @Column(name = "quiz_id")
  private UUID quizId;

  @Column(columnDefinition = "texts")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private String title;

  @Column(name = "opens_at")
  private @Nullable Instant opensAt;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "closes_at")
  private @Nullable Instant closesAt;

  @Column(name = "attempts_max")
  private @Nullable Integer attemptsMax;

  @Enumerated(EnumType.STRING)
  private Terms.Counting counting;

  @Enumerated(EnumType.STRING)
  private Terms.Release release;

  @Enumerated(EnumType.STRING)
  private Terms.Depth feedback;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Assignment() {}

  Assignment(
      UUID id,
      UUID courseId,
      UUID quizId,
      Text title,
      Schedule schedule,
      Terms terms,
      Instant createdAt) {
    this.id = id;
    this.courseId = courseId;
    this.quizId = quizId;
    this.title = Texts.json(title);
    this.opensAt = schedule.opens().orElse(null);
    this.dueAt = schedule.due().orElse(null);
    this.closesAt = schedule.closes().orElse(null);
    this.attemptsMax =
        terms.attemptsMax().isPresent() ? (Integer) terms.attemptsMax().getAsInt() : null;
    this.counting = terms.counting();
    this.release = terms.release();
    this.feedback = terms.feedback();
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public UUID courseId() {
    return courseId;
  }

  public UUID quizId() {
    return quizId;
  }

  public Text title() {
    return Texts.text(title);
  }

  /** When it can be worked on. */
  public Schedule schedule() {
    return new Schedule(
        Optional.ofNullable(opensAt), Optional.ofNullable(dueAt), Optional.ofNullable(closesAt));
  }

  /** On which terms. */
  public Terms terms() {
    return new Terms(
        attemptsMax == null ? OptionalInt.empty() : OptionalInt.of(attemptsMax),
        counting,
        release,
        feedback);
  }

  Instant createdAt() {
    return createdAt;
  }
}
