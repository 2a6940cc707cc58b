package org.ackademy.quiz.authoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.ackademy.platform.Remembered;
import org.ackademy.platform.Sha256;
import org.ackademy.question.Definition;
import org.ackademy.question.Read;
import org.ackademy.quiz.file.QuizFolder;

/** Remembers what the files say that were read last, by their digest. */
@ApplicationScoped
class ReadQuestions {
  /** The most files that are remembered; each takes some tens of kilobytes. */
  static final int FILES_MAX = 500;

  private final Remembered<String, Optional<Definition>> remembered = new Remembered<>(FILES_MAX);

  /** What a file says; empty where it cannot be used. */
  Optional<Definition> of(String text) {
    String digest = HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    return remembered.of(
        digest,
        () ->
            QuizFolder.definition(text) instanceof Read.Done<Definition> done
                ? Optional.of(done.value())
                : Optional.empty());
  }
}
