package org.ackademy.course;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ackademy.platform.security.Caller;
import org.ackademy.quiz.authoring.Authorship;
import org.hibernate.StatelessSession;

/** Who writes questions: whoever may in any course, and administrators. */
@Dependent
@Transactional
public class Authors implements Authorship {
  private static final List<CourseRole> WRITERS =
      Arrays.stream(CourseRole.values())
          .filter(role -> Membership.Part.of(role).may(Membership.Right.WRITE))
          .toList();

  private final StatelessSession session;

  @Inject
  Authors(StatelessSession session) {
    this.session = session;
  }

  @Override
  public boolean writes(Caller.Person person) {
    return person.isAdministrator()
        || session
                .createSelectionQuery(
                    "select count(*) from Enrolment where accountId = :account and leftAt is null"
                        + " and role in :writers",
                    Long.class)
                .setParameter("account", person.id())
                .setParameterList("writers", WRITERS)
                .getSingleResult()
            > 0;
  }

  @Override
  public Set<String> askedOf(Caller.Person person) {
    return Set.copyOf(
        session
            .createNativeQuery(
                """
                SELECT DISTINCT e.slug
                FROM enrolment l
                JOIN assignment a ON a.course_id = l.course_id AND a.withdrawn_at IS NULL
                JOIN quiz_version v ON v.quiz_id = a.quiz_id
                JOIN quiz_version_exercise p ON p.quiz_version_id = v.id
                JOIN exercise_version x ON x.id = p.exercise_version_id
                JOIN exercise e ON e.id = x.exercise_id
                WHERE l.account_id = :account AND l.role = 'LEARNER' AND l.left_at IS NULL\
                """,
                String.class)
            .setParameter("account", person.id())
            .getResultList());
  }
}
