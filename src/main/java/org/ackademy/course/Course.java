package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.ackademy.question.Text;
import org.ackademy.quiz.Texts;
import org.hibernate.annotations.ColumnTransformer;

/** A course of an organisation. */
@Entity
@Table(name = "course")
public class Course {
  @Id private UUID id;

  @Column(name = "organisation_id")
  private UUID organisationId;

  private String slug;

  @Column(columnDefinition = "texts")
  @ColumnTransformer(write = "cast(? as jsonb)")
  private String title;

  private String zone;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Course() {}

  Course(UUID id, UUID organisationId, String slug, Text title, ZoneId zone, Instant createdAt) {
    this.id = id;
    this.organisationId = organisationId;
    this.slug = slug;
    this.title = Texts.json(title);
    this.zone = zone.getId();
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  UUID organisationId() {
    return organisationId;
  }

  /** Its name in the organisation. */
  public String slug() {
    return slug;
  }

  public Text title() {
    return Texts.text(title);
  }

  /** In which dates are shown to people. */
  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  /** Takes on another title and zone. */
  void change(Text newTitle, ZoneId newZone) {
    title = Texts.json(newTitle);
    zone = newZone.getId();
  }

  Instant createdAt() {
    return createdAt;
  }
}
