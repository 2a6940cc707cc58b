package org.ackademy.interop.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Note;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.xml.XmlReading;
import org.ackademy.interop.xml.Zip;
import org.ackademy.quiz.file.QuizFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files that something happened to: signs and pieces left out, doubled, moved. Whatever is taken of
 * them is whole, whatever is not is named, and nothing falls over.
 */
class SpoiledFilesTest {
  private static final long SEED = 20_261_122;
  private static final int SPOILED = 60;
  private static final int HARMS_MAX = 6;
  private static final String SIGNS = "<>{}~=#:\\\"'&;%*[]()|-_`\n \u0000가\uE000";

  private static final List<QuizFolder> QUIZZES = TheBank.quizzes();

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"MOODLE", "GIFT", "QTI3"})
  void nothingFallsOver(Format format) throws XmlReading.Unreadable {
    var random = new SplittableRandom(SEED);
    Paper paper = TheBank.paper(QUIZZES.get(random.nextInt(QUIZZES.size())), 0);
    byte[] whole = format.written(paper, Speech.ALL, new Losses());
    int taken = 0;
    for (int i = 0; i < SPOILED; i++) {
      byte[] spoiled = spoiled(format, whole, random);
      Imported imported = read(format, spoiled, i);
      taken += imported.items().size();
      assertThat(imported.items().size() < paper.items().size() && imported.notes().isEmpty())
          .as("seed %s, file %s: what is missing is named", SEED, i)
          .isFalse();
      assertThatCode(() -> QuizImport.files("quiz", imported)).doesNotThrowAnyException();
    }
    assertThat(taken).isPositive();
  }

  private static Imported read(Format format, byte[] spoiled, int number) {
    try {
      return QuizImport.read(format, spoiled);
    } catch (XmlReading.Unreadable e) {
      var note = new Note("", e.line(), Note.Kind.BROKEN, String.valueOf(e.getMessage()));
      return new Imported(Optional.empty(), Optional.empty(), List.of(), List.of(note));
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + SEED + ", " + format + " " + number, e);
    }
  }

  private static byte[] spoiled(Format format, byte[] whole, SplittableRandom random)
      throws XmlReading.Unreadable {
    if (format != Format.QTI3) {
      return spoiled(new String(whole, StandardCharsets.UTF_8), random)
          .getBytes(StandardCharsets.UTF_8);
    }
    Map<String, String> files = new LinkedHashMap<>();
    Zip.unpacked(whole)
        .forEach(
            (name, file) -> {
              String text = new String(file, StandardCharsets.UTF_8);
              files.put(name, name.startsWith("items/") ? spoiled(text, random) : text);
            });
    return Zip.packed(files);
  }

  private static String spoiled(String whole, SplittableRandom random) {
    var text = new StringBuilder(whole);
    for (int harms = 1 + random.nextInt(HARMS_MAX); harms > 0; harms--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(30));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
        case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        default -> text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
    }
    return text.toString();
  }

  @Test
  void aFileThatIsEmptyHoldsNothing() throws XmlReading.Unreadable {
    assertThat(QuizImport.read(Format.GIFT, new byte[0]).items()).isEmpty();
  }
}
