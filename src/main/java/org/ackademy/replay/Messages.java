package org.ackademy.replay;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of one bundle in one language. A text holds parameters as {@code {name}}; nothing that
 * is put in is grouped, rounded or formatted. In Korean {@code {name|은|는}} puts the right one of
 * two particles after what is put in.
 *
 * <p>English is the bundle without a suffix, and stands in for languages that there are none for.
 */
public final class Messages {
  private static final ResourceBundle.Control ENGLISH_OTHERWISE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * The texts of a bundle.
   *
   * @param bundle its name with the package, for example {@code org.ackademy.replay.messages}
   * @throws MissingResourceException when there is no such bundle
   */
  public static Messages of(String bundle, Locale locale) {
    ClassLoader loader = Messages.class.getClassLoader();
    return new Messages(
        loader == null
            ? ResourceBundle.getBundle(bundle, locale, ENGLISH_OTHERWISE)
            : ResourceBundle.getBundle(bundle, locale, loader, ENGLISH_OTHERWISE));
  }

  /** Whether there is a text for this key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** Whether the text of this key has this parameter. */
  boolean uses(String key, String parameter) {
    String text = bundle.getString(key);
    return text.contains("{" + parameter + "}") || text.contains("{" + parameter + "|");
  }

  public String text(String key) {
    return text(key, Map.of());
  }

  /**
   * A text with its parameters put in; a parameter that is not given stays as it is written.
   *
   * @throws MissingResourceException when there is no text for the key
   */
  public String text(String key, Map<String, String> parameters) {
    String text = bundle.getString(key);
    var out = new StringBuilder(text.length() + 32);
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      out.append(text, at, open).append(value(text.substring(open + 1, close), parameters));
      at = close + 1;
    }
    return out.append(text, at, text.length()).toString();
  }

  private static String value(String place, Map<String, String> parameters) {
    int bar = place.indexOf('|');
    String name = bar < 0 ? place : place.substring(0, bar);
    String value = parameters.get(name);
    if (value == null) {
      return "{" + place + "}";
    }
    int second = place.indexOf('|', bar + 1);
    if (bar < 0 || second < 0) {
      return value;
    }
    String afterConsonant = place.substring(bar + 1, second);
    return value + Particle.choose(value, afterConsonant, place.substring(second + 1));
  }
}
