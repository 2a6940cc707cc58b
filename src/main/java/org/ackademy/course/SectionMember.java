package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** That somebody in a course is in a section of it. */
@Entity
@IdClass(SectionMember.Key.class)
@Table(name = "section_member")
public class SectionMember {
  @Id
  @Column(name = "section_id")
  private UUID sectionId;

  @Id
  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "course_id")
  private UUID courseId;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected SectionMember() {}

  SectionMember(UUID sectionId, UUID accountId, UUID courseId) {
    this.sectionId = sectionId;
    this.accountId = accountId;
    this.courseId = courseId;
  }

  UUID sectionId() {
    return sectionId;
  }

  UUID accountId() {
    return accountId;
  }

  UUID courseId() {
    return courseId;
  }

  /** What tells memberships apart. */
  public record Key(UUID sectionId, UUID accountId) implements Serializable {}
}
