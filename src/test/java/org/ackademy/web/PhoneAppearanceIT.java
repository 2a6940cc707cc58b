package org.ackademy.web;

import com.microsoft.playwright.options.ColorScheme;
import org.ackademy.web.Browser.Language;
import org.ackademy.web.Browser.Look;
import org.ackademy.web.Browser.Screen;

/** Every page on a phone, first in the language and the theme that the desktop begins without. */
class PhoneAppearanceIT extends Appearance {
  @Override
  Look opened() {
    return new Look(Screen.PHONE, Language.KOREAN, ColorScheme.DARK);
  }
}
