package org.ackademy.quiz;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ackademy.platform.Ids;
import org.ackademy.platform.Sha256;
import org.ackademy.question.Text;

/**
 * Quizzes that are put together of exercises of others. They are offered nowhere: who put one
 * together gives it to a course. The same exercises in the same order are the same quiz.
 */
@Dependent
@Transactional
public class Selections {
  /** The most exercises of one. */
  public static final int EXERCISES_MAX = 50;

  private static final String PREFIX = "chosen-";
  private static final int NAME_OCTETS = 16;
  private static final Text NO_TEXT = new Text("-", "-");

  private final QuizStore store;
  private final SelectionStore selections;
  private final QuizShelf shelf;
  private final Ids ids;
  private final Clock clock;

  @Inject
  Selections(QuizStore store, SelectionStore selections, QuizShelf shelf, Ids ids, Clock clock) {
    this.store = store;
    this.selections = selections;
    this.shelf = shelf;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The quiz of these exercises, made where there is none yet.
   *
   * @param exercises versions as they are offered now, in order, each of another exercise; 1 to
   *     {@link #EXERCISES_MAX}
   */
  public OfferedQuiz of(List<OfferedQuiz.Placed> exercises) {
    if (exercises.isEmpty() || exercises.size() > EXERCISES_MAX) {
      throw new IllegalArgumentException(exercises.size() + " exercises");
    }
    List<UUID> chosen =
        exercises.stream().map(placed -> selections.exerciseOf(placed.versionId())).toList();
    String slug = slug(chosen);
    store.lockLoading();
    StoredQuiz quiz =
        store
            .bySlug(slug)
            .orElseGet(
                () -> {
                  Instant now = clock.instant();
                  var made = new StoredQuiz(ids.next(), slug, now, now);
                  store.add(made);
                  selections.add(made.id(), chosen);
                  return made;
                });
    renew(quiz.id(), exercises.stream().map(OfferedQuiz.Placed::versionId).toList());
    return shelf.current(quiz.id()).orElseThrow();
  }

  private static String slug(List<UUID> exercises) {
    String names = exercises.stream().map(UUID::toString).collect(Collectors.joining(" "));
    return PREFIX + HexFormat.of().formatHex(Sha256.of(names), 0, NAME_OCTETS);
  }

  /** Has all of them follow their exercises; what is no longer offered stays as it was. */
  void follow() {
    for (UUID quiz : selections.quizzes()) {
      List<Optional<UUID>> newest = selections.newest(quiz);
      if (newest.stream().allMatch(Optional::isPresent)) {
        renew(quiz, newest.stream().flatMap(Optional::stream).toList());
      }
    }
  }

  /** Makes a version of these, where they are not those of the current one. */
  private void renew(UUID quiz, List<UUID> versions) {
    String fingerprint =
        HexFormat.of()
            .formatHex(
                Sha256.of(versions.stream().map(UUID::toString).collect(Collectors.joining(" "))));
    Optional<QuizVersion> current = store.current(quiz);
    if (current.map(QuizVersion::fingerprint).equals(Optional.of(fingerprint))) {
      return;
    }
    var made =
        new QuizVersion(
            ids.next(),
            quiz,
            current.map(QuizVersion::number).orElse(0) + 1,
            fingerprint,
            title(versions),
            NO_TEXT,
            clock.instant());
    store.add(made);
    int position = 1;
    for (UUID version : versions) {
      store.add(new Placement(made.id(), position++, version));
    }
  }

  /** Named after its first exercise. */
  private Text title(List<UUID> versions) {
    Text first = selections.version(versions.getFirst()).placed(0).exercise().title();
    int more = versions.size() - 1;
    return more == 0 ? first : new Text(first.en() + " + " + more, first.ko() + " 외 " + more + "개");
  }
}
