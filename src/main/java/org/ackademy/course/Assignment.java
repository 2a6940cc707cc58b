package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
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

  @Column(name = "time_limit_seconds")
  private @Nullable Integer timeLimitSeconds;

  @Column(name = "penalty_attempt", columnDefinition = "mark")
  private BigDecimal penaltyAttempt;

  @Column(name = "penalty_wrong", columnDefinition = "mark")
  private BigDecimal penaltyWrong;

  @Enumerated(EnumType.STRING)
  @Column(name = "exercise_order")
  private Terms.Order order;

  @Enumerated(EnumType.STRING)
  private Terms.Drafts drafts;

  @Enumerated(EnumType.STRING)
  private Terms.Guard guard;

  @Column(name = "access_code_digest", columnDefinition = "sha256")
  private byte @Nullable [] accessCodeDigest;

  @Column(name = "released_at")
  private @Nullable Instant releasedAt;

  @Column(name = "withdrawn_at")
  private @Nullable Instant withdrawnAt;

  private boolean arranged;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Assignment() {}

  @SuppressWarnings("NullAway.Init") // state() sets what is not set here
  Assignment(UUID id, UUID courseId, UUID quizId, State state, Instant createdAt) {
    this.id = id;
    this.courseId = courseId;
    this.quizId = quizId;
    this.createdAt = createdAt;
    change(state);
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

  /** When it can be worked on by whoever has nothing else agreed. */
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
        feedback,
        Optional.ofNullable(timeLimitSeconds).map(Duration::ofSeconds),
        new Terms.Penalties(penaltyAttempt, penaltyWrong),
        new Terms.Sitting(order, drafts, guard));
  }

  /** What of it can be changed. */
  State state() {
    return new State(title(), schedule(), terms(), accessCode());
  }

  /** What whoever begins an attempt must know, where they must know anything. */
  public Optional<AccessCode> accessCode() {
    return Optional.ofNullable(accessCodeDigest).map(AccessCode::new);
  }

  /** When feedback was released by hand. */
  public Optional<Instant> releasedAt() {
    return Optional.ofNullable(releasedAt);
  }

  /** From when on learners see it no more. */
  public Optional<Instant> withdrawnAt() {
    return Optional.ofNullable(withdrawnAt);
  }

  /** Whether anything was agreed with a learner, or done while it ran. */
  public boolean isArranged() {
    return arranged;
  }

  /** When it was given. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Takes on another state. */
  final void change(State state) {
    Terms terms = state.terms();
    title = Texts.json(state.title());
    opensAt = state.schedule().opens().orElse(null);
    dueAt = state.schedule().due().orElse(null);
    closesAt = state.schedule().closes().orElse(null);
    attemptsMax = terms.attemptsMax().isPresent() ? (Integer) terms.attemptsMax().getAsInt() : null;
    counting = terms.counting();
    release = terms.release();
    feedback = terms.feedback();
    timeLimitSeconds = terms.timeLimit().map(limit -> (int) limit.toSeconds()).orElse(null);
    penaltyAttempt = terms.penalties().furtherAttempt();
    penaltyWrong = terms.penalties().wrongAnswer();
    order = terms.sitting().order();
    drafts = terms.sitting().drafts();
    guard = terms.sitting().guard();
    accessCodeDigest = state.accessCode().map(AccessCode::digest).orElse(null);
  }

  void release(Instant at) {
    releasedAt = at;
  }

  void withdraw(Instant at) {
    withdrawnAt = at;
  }

  void arrange() {
    arranged = true;
  }

  /** What of an assignment can be changed. */
  record State(Text title, Schedule schedule, Terms terms, Optional<AccessCode> accessCode) {}
}
