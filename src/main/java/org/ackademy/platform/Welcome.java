package org.ackademy.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Tells the operator something at the start, once, past every log: an invitation must not be kept
 * anywhere. The launcher shows the lines and deletes them.
 */
@ApplicationScoped
public class Welcome {
  private static final String BUNDLE = "org.ackademy.platform.welcome";

  private final Optional<Path> file;

  @Inject
  Welcome(Settings settings) {
    this.file = settings.welcome();
  }

  /** Whether anybody reads it. */
  public boolean isRead() {
    return file.isPresent();
  }

  /** Says the sentence of that name, in the language of the machine. */
  public void say(String name, Object... values) {
    if (file.isEmpty()) {
      return;
    }
    var bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.getDefault(),
            Welcome.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String line = new MessageFormat(bundle.getString(name), Locale.ROOT).format(values);
    try {
      Files.write(file.get(), List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
