package org.ackademy.attempt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.question.Verdict;
import org.ackademy.replay.Code;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** How an answer was graded anew. The newest grading of an answer counts. */
@Entity
@Table(name = "grading")
public class LaterGrade {
  @Id private UUID id;

  @Column(insertable = false, updatable = false)
  private long sequence;

  @Column(name = "answer_id")
  private UUID answerId;

  @Column(name = "regrade_id")
  private UUID regradeId;

  @Column(name = "exercise_version_id")
  private UUID exerciseVersionId;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  private @Nullable Integer line;

  @Enumerated(EnumType.STRING)
  private @Nullable Code code;

  @Column(columnDefinition = "mark")
  private BigDecimal score;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private String explanation;

  @Column(name = "engine_version")
  private String engineVersion;

  @Column(name = "graded_at")
  private Instant gradedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected LaterGrade() {}

  UUID answerId() {
    return answerId;
  }

  long sequence() {
    return sequence;
  }

  UUID regradeId() {
    return regradeId;
  }

  UUID exerciseVersionId() {
    return exerciseVersionId;
  }

  Instant gradedAt() {
    return gradedAt;
  }

  Grade grade() {
    return new Grade(
        verdict,
        line == null ? OptionalInt.empty() : OptionalInt.of(line),
        Optional.ofNullable(code),
        score,
        explanation,
        engineVersion);
  }
}
