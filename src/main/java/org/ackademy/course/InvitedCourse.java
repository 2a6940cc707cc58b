package org.ackademy.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The course in which an invitation enrols whoever redeems it. */
@Entity
@Table(name = "invitation_course")
public class InvitedCourse {
  @Id
  @Column(name = "invitation_id")
  private UUID invitationId;

  @Column(name = "course_id")
  private UUID courseId;

  @Enumerated(EnumType.STRING)
  private CourseRole role;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected InvitedCourse() {}

  InvitedCourse(UUID invitationId, UUID courseId, CourseRole role) {
    this.invitationId = invitationId;
    this.courseId = courseId;
    this.role = role;
  }

  UUID invitationId() {
    return invitationId;
  }

  UUID courseId() {
    return courseId;
  }

  CourseRole role() {
    return role;
  }
}
