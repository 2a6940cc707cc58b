package org.ackademy.quiz.authoring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ackademy.notation.Tree;
import org.ackademy.question.Bank;
import org.ackademy.question.Exercise;
import org.ackademy.question.Quiz;
import org.ackademy.question.QuizReader;
import org.ackademy.question.Read;
import org.ackademy.question.Text;
import org.ackademy.quiz.file.QuizFolder;
import org.ackademy.quiz.file.Yaml;
import org.ackademy.quiz.file.YamlText;

/**
 * The folder that a quiz of the pages would be: its own file is made, those of its questions are
 * what was saved, byte for byte.
 *
 * @param slug the folder's name
 * @param quizFile the text of its {@value QuizFolder#QUIZ_FILE}
 * @param definitions the text of each question's file, by the question's id
 */
record QuizOfPages(String slug, String quizFile, Map<String, String> definitions) {
  private static final Tree NOWHERE = new Tree.Nothing(1, 1);

  static QuizOfPages of(AuthoredQuiz quiz, Map<String, String> definitions) {
    Map<String, Tree> file = new LinkedHashMap<>();
    file.put("id", text(quiz.slug()));
    file.put("title", words(quiz.title()));
    file.put("description", words(quiz.description()));
    file.put(
        "exercises",
        new Tree.Sequence(
            1, 1, definitions.keySet().stream().<Tree>map(QuizOfPages::text).toList()));
    return new QuizOfPages(quiz.slug(), YamlText.of(Tree.Mapping.at(NOWHERE, file)), definitions);
  }

  private static Tree text(String text) {
    return new Tree.Text(1, 1, text);
  }

  private static Tree words(Text text) {
    Map<String, Tree> words = new LinkedHashMap<>();
    words.put("en", text(text.en()));
    words.put("ko", text(text.ko()));
    return Tree.Mapping.at(NOWHERE, words);
  }

  /** Its files by their names, as they lie in {@code quizzes}. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(slug + "/" + QuizFolder.QUIZ_FILE, quizFile);
    definitions.forEach((id, text) -> files.put(slug + "/" + id + QuizFolder.SUFFIX, text));
    return files;
  }

  /** The quiz, as its folder would be read. */
  Quiz quiz(Map<String, Exercise> exercises) {
    if (Yaml.read(quizFile) instanceof Read.Done<Tree> tree
        && QuizReader.read(tree.value(), exercises, Bank.EMPTY) instanceof Read.Done<Quiz> quiz) {
      return quiz.value();
    }
    throw new IllegalStateException("the quiz " + slug + " of the pages cannot be read");
  }
}
