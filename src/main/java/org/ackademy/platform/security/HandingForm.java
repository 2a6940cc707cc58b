package org.ackademy.platform.security;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Languages;
import org.ackademy.platform.mail.Letter;
import org.ackademy.platform.mail.MailServer;

/** Reads how a link is to be handed over: shown, or by mail where there is a server for it. */
@Dependent
public class HandingForm {
  private final MailServer mail;

  @Inject
  HandingForm(MailServer mail) {
    this.mail = mail;
  }

  /**
   * What is wanted.
   *
   * @param pointer to the field with the address
   * @param language of the mail, as in {@code ko}; otherwise that of the request
   */
  public Handing read(
      Fields fields,
      String pointer,
      Optional<String> address,
      Optional<String> language,
      HttpServletRequest request) {
    Locale spoken = language.map(Languages::tagged).orElseGet(() -> Languages.of(request));
    if (address.isEmpty()) {
      return new Handing.Shown();
    }
    fields.check(pointer, "mail-off", mail.isThere());
    fields.check(pointer, "email", Letter.isAddress(address.get()));
    return new Handing.Mailed(address.get(), spoken);
  }
}
