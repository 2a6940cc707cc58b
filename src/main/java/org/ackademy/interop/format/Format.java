package org.ackademy.interop.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.interop.gift.GiftWriting;
import org.ackademy.interop.moodle.MoodleWriting;
import org.ackademy.interop.plain.Losses;
import org.ackademy.interop.plain.Paper;
import org.ackademy.interop.plain.Speech;
import org.ackademy.interop.qti.Dialect;
import org.ackademy.interop.qti.QtiPackage;

/** A format of other programs. */
public enum Format {
  /** Moodle's XML of questions. */
  MOODLE("xml", "application/xml"),
  /** GIFT, Moodle's text of questions. */
  GIFT("gift", "text/plain"),
  /** QTI 3.0.1, a package. */
  QTI3("qti3.zip", "application/zip"),
  /** QTI 2.2, a package, as Canvas reads it; it is not read. */
  QTI22("qti22.zip", "application/zip"),
  /** A Common Cartridge 1.3 whose link leads here; it holds no questions. */
  CARTRIDGE("imscc", "application/zip");

  private final String ending;
  private final String mediaType;

  Format(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** The format of a name, as commands and addresses say it. */
  public static Optional<Format> named(String name) {
    for (Format format : values()) {
      if (format.word().equals(name)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Whether files of it can be read, too. */
  public boolean isRead() {
    return switch (this) {
      case MOODLE, GIFT, QTI3 -> true;
      case QTI22, CARTRIDGE -> false;
    };
  }

  /** Its name, as commands and addresses say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How the names of its files end, without a dot. */
  public String ending() {
    return ending;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether it leads here instead of holding questions, so that it needs an address. */
  public boolean isLink() {
    return this == CARTRIDGE;
  }

  /**
   * The file of a paper.
   *
   * @throws IllegalArgumentException where it holds no questions
   */
  public byte[] written(Paper paper, Speech speech, Losses losses) {
    return switch (this) {
      case MOODLE -> text(MoodleWriting.of(paper, speech, losses));
      case GIFT -> text(GiftWriting.of(paper, speech, losses));
      case QTI3 -> QtiPackage.of(Dialect.QTI3, paper, speech, losses);
      case QTI22 -> QtiPackage.of(Dialect.QTI22, paper, speech, losses);
      case CARTRIDGE -> throw new IllegalArgumentException("no questions stand in a cartridge");
    };
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
