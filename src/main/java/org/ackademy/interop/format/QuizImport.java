package org.ackademy.interop.format;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ackademy.interop.gift.GiftReading;
import org.ackademy.interop.moodle.MoodleReading;
import org.ackademy.interop.plain.Imported;
import org.ackademy.interop.plain.Item;
import org.ackademy.interop.plain.ItemFile;
import org.ackademy.interop.qti.QtiReading;
import org.ackademy.interop.xml.XmlReading;
import org.ackademy.question.Text;
import org.ackademy.quiz.file.QuizFolder;

/** Reads files of other programs and makes quiz files of them. */
public final class QuizImport {
  private QuizImport() {}

  /**
   * Reads a file.
   *
   * @throws XmlReading.Unreadable where it is none of that format
   */
  public static Imported read(Format format, byte[] content) throws XmlReading.Unreadable {
    return switch (format) {
      case MOODLE -> MoodleReading.read(content);
      case GIFT -> GiftReading.read(new String(content, StandardCharsets.UTF_8));
      case QTI3 -> QtiReading.read(content);
      case QTI22, CARTRIDGE -> throw new IllegalArgumentException(format + " is not read");
    };
  }

  /**
   * The files of a quiz, by their names.
   *
   * @param id the quiz's, which is its folder's name
   */
  public static Map<String, String> files(String id, Imported imported) {
    Map<String, String> files = new LinkedHashMap<>();
    Text title = imported.title().orElse(new Text(id, id));
    files.put(QuizFolder.QUIZ_FILE, ItemFile.quiz(id, title, imported.items()));
    for (Item item : imported.items()) {
      ItemFile.of(item).ifPresent(file -> files.put(item.id() + QuizFolder.SUFFIX, file));
    }
    return files;
  }
}
