package org.ackademy.platform.mail;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * A mail of plain text to one person.
 *
 * @param to a bare address
 * @param subject one line
 */
public record Letter(String to, String subject, String text) {
  /** Characters of an address (RFC 5321 4.5.3.1.3, without the brackets). */
  public static final int ADDRESS_LENGTH_MAX = 254;

  /** One address and nothing more: no name, no list, no line's end that would begin a header. */
  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}][\\p{L}\\p{N}.-]*");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final String BUNDLE = "org.ackademy.platform.mail.letters";

  public Letter {
    if (!isAddress(to) || CONTROL.matcher(subject).find()) {
      throw new IllegalArgumentException("address or subject");
    }
  }

  /** Whether mail can be sent there, as far as the text tells. */
  public static boolean isAddress(String text) {
    return text.length() <= ADDRESS_LENGTH_MAX && ADDRESS.matcher(text).matches();
  }

  /**
   * The letter of that name in a language, English where there is no other.
   *
   * @param values what stands in it
   */
  public static Letter of(String name, String to, Locale language, Object... values) {
    var bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            Letter.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new Letter(
        to,
        bundle.getString(name + ".subject"),
        new MessageFormat(bundle.getString(name + ".text"), Locale.ROOT).format(values));
  }

  /** Says nothing of what stands in it, so that no log does. */
  @Override
  public String toString() {
    return "Letter[hidden]";
  }
}
