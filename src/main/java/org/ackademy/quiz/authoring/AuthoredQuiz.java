package org.ackademy.quiz.authoring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ackademy.question.Text;
import org.ackademy.quiz.Texts;
import org.hibernate.annotations.ColumnTransformer;

/** A quiz that was begun on the pages. */
@Entity
@Table(name = "authored_quiz")
public class AuthoredQuiz {
  @Id private UUID id;
  private String slug;

  @Column(columnDefinition = "texts")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private String title;

  @Column(columnDefinition = "texts")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private String description;

  @Column(name = "made_by")
  private UUID madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected AuthoredQuiz() {}

  AuthoredQuiz(UUID id, String slug, Text title, Text description, UUID madeBy, Instant madeAt) {
    this.id = id;
    this.slug = slug;
    this.title = Texts.json(title);
    this.description = Texts.json(description);
    this.madeBy = madeBy;
    this.madeAt = madeAt;
  }

  /** Has other words from now on; its name stays, for links and assignments go by it. */
  void describe(Text title, Text description) {
    this.title = Texts.json(title);
    this.description = Texts.json(description);
  }

  UUID id() {
    return id;
  }

  /** Its name in addresses, and its folder's. */
  String slug() {
    return slug;
  }

  Text title() {
    return Texts.text(title);
  }

  /** Markdown. */
  Text description() {
    return Texts.text(description);
  }

  UUID madeBy() {
    return madeBy;
  }

  Instant madeAt() {
    return madeAt;
  }
}
