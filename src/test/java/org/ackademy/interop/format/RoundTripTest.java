package org.ackademy.interop.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ackademy.interop.plain.Body;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Speech;
import org.ackademy.question.Text;
import org.ackademy.quiz.file.QuizFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole bank goes out and comes in again: what comes in goes out as the same file, so that
 * nothing but what the losses name got lost on the way.
 */
class RoundTripTest {
  private static final long[] SEEDS = {0, 7};
  private static final int SHOWN = 160;
  private static final Text TITLE = new Text("Quiz", "퀴즈");

  static List<Arguments> all() {
    List<Arguments> all = new ArrayList<>();
    for (QuizFolder folder : TheBank.quizzes()) {
      for (Format format : List.of(Format.values()).stream().filter(Format::isRead).toList()) {
        for (long seed : SEEDS) {
          all.add(Arguments.of(folder.quiz().orElseThrow().id(), format, seed, folder));
        }
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0} as {1}, seed {2}")
  @MethodSource("all")
  void whatComesInGoesOutTheSame(String quiz, Format format, long seed, QuizFolder folder) {
    Paper paper = TheBank.paper(folder, seed);
    Imported imported = TheBank.through(format, paper);
    Map<String, String> refused = new TreeMap<>();
    for (Note note : imported.notes()) {
      if (note.kind().weight() == Note.Weight.REFUSED) {
        refused.put(note.item(), note.kind() + " " + note.detail());
      }
    }
    // What a person marks is all that does not come back.
    List<String> byHand =
        paper.items().stream()
            .filter(one -> one.body() instanceof Body.Write)
            .map(Item::id)
            .toList();
    List<String> there = imported.items().stream().map(Item::id).toList();
    assertThat(paper.items().stream().map(Item::id).filter(id -> !there.contains(id)).toList())
        .as("refused: %s", refused)
        .isEqualTo(byHand);
    assertThat(differences(format, TheBank.filed(paper, imported), paper)).isEmpty();
  }

  /** The first line that differs of each question that does. */
  private static List<String> differences(Format format, Paper found, Paper paper) {
    List<String> differences = new ArrayList<>();
    for (Item item : found.items()) {
      Item before = TheBank.find(paper, item.id()).orElseThrow();
      List<String> here = written(format, item).lines().toList();
      List<String> there = written(format, before).lines().toList();
      for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
        String is = i < here.size() ? here.get(i) : "";
        String was = i < there.size() ? there.get(i) : "";
        if (!is.equals(was)) {
          int from = common(was, is);
          differences.add(
              item.id() + "\n  was " + cut(was, from) + "\n  is  " + cut(is, from) + "\n");
          break;
        }
      }
    }
    return differences;
  }

  private static int common(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return Math.max(0, at - SHOWN / 2);
  }

  private static String cut(String text, int from) {
    return text.substring(from, Math.min(text.length(), from + SHOWN));
  }

  private static String written(Format format, Item item) {
    return written(format, new Paper("quiz", TITLE, TITLE, List.of(item)));
  }

  private static String written(Format format, Paper paper) {
    byte[] content = format.written(paper, Speech.ALL, new Losses());
    return switch (format) {
      case MOODLE, GIFT -> new String(content, StandardCharsets.UTF_8);
      case QTI3, QTI22, CARTRIDGE -> TheBank.unpacked(content);
    };
  }
}
