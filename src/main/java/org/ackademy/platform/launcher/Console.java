package org.ackademy.platform.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences that the launcher says, in the language of the user's machine. */
public final class Console {
  private static final String BUNDLE = "org.ackademy.platform.launcher.console";

  private Console() {}

  /**
   * The sentence of that name in the machine's language, English where there is no translation.
   *
   * @throws java.util.MissingResourceException where no such sentence exists
   */
  public static String text(String name, Object... values) {
    return text(Locale.getDefault(), name, values);
  }

  static String text(Locale locale, String name, Object... values) {
    var bundle = ResourceBundle.getBundle(BUNDLE, locale, new EnglishOtherwise());
    return new MessageFormat(bundle.getString(name), Locale.ROOT).format(values);
  }

  /** The machine's own language is not asked a second time where a translation is missing. */
  private static final class EnglishOtherwise extends ResourceBundle.Control {
    @Override
    public java.util.List<String> getFormats(String baseName) {
      return FORMAT_PROPERTIES;
    }

    @Override
    public Locale getFallbackLocale(String baseName, Locale locale) {
      return Locale.ROOT;
    }
  }
}
