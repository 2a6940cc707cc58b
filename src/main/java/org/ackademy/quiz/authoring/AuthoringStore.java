package org.ackademy.quiz.authoring;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** What was written on the pages. To be used within a transaction. */
@Dependent
class AuthoringStore {
  private static final String LATEST =
      "select q, z, v from AuthoredQuestion q join AuthoredQuiz z on z.id = q.quizId"
          + " join AuthoredVersion v on v.questionId = q.id where v.number ="
          + " (select max(w.number) from AuthoredVersion w where w.questionId = q.id)";

  private final StatelessSession session;

  @Inject
  AuthoringStore(StatelessSession session) {
    this.session = session;
  }

  void add(AuthoredQuiz quiz) {
    session.insert(quiz);
  }

  void add(AuthoredQuestion question) {
    session.insert(question);
  }

  void add(AuthoredVersion version) {
    session.insert(version);
  }

  void add(AuthoredPublication publication) {
    session.insert(publication);
  }

  void update(AuthoredQuiz quiz) {
    session.update(quiz);
  }

  void update(AuthoredQuestion question) {
    session.update(question);
  }

  /** All quizzes, by name. */
  List<AuthoredQuiz> quizzes() {
    return session
        .createSelectionQuery("from AuthoredQuiz order by slug", AuthoredQuiz.class)
        .getResultList();
  }

  Optional<AuthoredQuiz> quiz(String slug) {
    return session
        .createSelectionQuery("from AuthoredQuiz where slug = :slug", AuthoredQuiz.class)
        .setParameter("slug", slug)
        .uniqueResultOptional();
  }

  /** A quiz whose questions nobody else changes until the transaction ends. */
  AuthoredQuiz locked(UUID quiz) {
    return session.get(AuthoredQuiz.class, quiz, LockMode.PESSIMISTIC_WRITE);
  }

  Optional<AuthoredQuestion> question(String slug) {
    return session
        .createSelectionQuery("from AuthoredQuestion where slug = :slug", AuthoredQuestion.class)
        .setParameter("slug", slug)
        .uniqueResultOptional();
  }

  /** All questions with the latest version of each, by their ids. */
  List<Saved> questions() {
    return session
        .createSelectionQuery(LATEST + " order by q.slug", Object[].class)
        .getResultList()
        .stream()
        .map(AuthoringStore::saved)
        .toList();
  }

  /** The same of one of them. */
  Optional<Saved> latest(String slug) {
    return session
        .createSelectionQuery(LATEST + " and q.slug = :slug", Object[].class)
        .setParameter("slug", slug)
        .uniqueResultOptional()
        .map(AuthoringStore::saved);
  }

  private static Saved saved(Object[] row) {
    return new Saved((AuthoredQuestion) row[0], (AuthoredQuiz) row[1], (AuthoredVersion) row[2]);
  }

  /** The questions of a quiz, oldest first. */
  List<AuthoredQuestion> questions(UUID quiz) {
    return session
        .createSelectionQuery(
            "from AuthoredQuestion where quizId = :quiz order by id", AuthoredQuestion.class)
        .setParameter("quiz", quiz)
        .getResultList();
  }

  /** The versions of a question, oldest first. */
  List<AuthoredVersion> versions(UUID question) {
    return session
        .createSelectionQuery(
            "from AuthoredVersion where questionId = :question order by number",
            AuthoredVersion.class)
        .setParameter("question", question)
        .getResultList();
  }

  Optional<AuthoredVersion> version(UUID question, int number) {
    return Optional.ofNullable(
        session.get(AuthoredVersion.class, new AuthoredVersion.Key(question, number)));
  }

  /** All publications, oldest first. */
  List<AuthoredPublication> publications() {
    return session
        .createSelectionQuery("from AuthoredPublication order by id", AuthoredPublication.class)
        .getResultList();
  }

  /** Those of a question, oldest first. */
  List<AuthoredPublication> publications(UUID question) {
    return session
        .createSelectionQuery(
            "from AuthoredPublication where questionId = :question order by id",
            AuthoredPublication.class)
        .setParameter("question", question)
        .getResultList();
  }

  /** What people are called, in the order of the ids. */
  List<Object[]> names(List<UUID> accounts) {
    return session
        .createSelectionQuery(
            "select id, displayName from Account where id in :accounts", Object[].class)
        .setParameterList("accounts", accounts)
        .getResultList();
  }

  /** A question with its quiz and its latest version. */
  record Saved(AuthoredQuestion question, AuthoredQuiz quiz, AuthoredVersion version) {}
}
