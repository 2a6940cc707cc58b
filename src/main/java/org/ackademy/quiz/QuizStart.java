package org.ackademy.quiz;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import org.ackademy.platform.Settings;
import org.ackademy.platform.StartOrder;
import org.ackademy.platform.Welcome;
import org.ackademy.quiz.file.QuizFolder;

/** Loads the quiz files when the application starts. */
@ApplicationScoped
public class QuizStart {
  private static final Logger LOG = Logger.getLogger(QuizStart.class.getName());

  private final QuizLoading loading;
  private final Settings settings;
  private final Welcome welcome;

  @Inject
  QuizStart(QuizLoading loading, Settings settings, Welcome welcome) {
    this.loading = loading;
    this.settings = settings;
    this.welcome = welcome;
  }

  /** Runs once, before anybody can call. */
  public void load(
      @Observes @Priority(StartOrder.QUIZZES) @Initialized(ApplicationScoped.class)
          Object application) {
    settings.quizzes().ifPresent(this::load);
  }

  private void load(Path root) {
    try {
      List<QuizFolder> folders = QuizFolder.readAll(root);
      if (folders.isEmpty()) {
        welcome.say("quizzes.none", root);
      }
      for (QuizFolder folder : folders) {
        folder.flaws().stream()
            .findFirst()
            .ifPresent(flaw -> welcome.say("quizzes.flawed", folder.folder(), flaw));
      }
      QuizLoading.Loaded loaded = loading.load(folders);
      LOG.info(() -> "quizzes: " + loaded);
    } catch (IOException e) {
      throw new UncheckedIOException(root.toString(), e);
    }
  }
}
