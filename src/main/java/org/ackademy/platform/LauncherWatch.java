package org.ackademy.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends this server when the launcher that started it is gone, however that ended. */
@ApplicationScoped
public class LauncherWatch {
  private final Optional<Long> launcher;

  @Inject
  LauncherWatch(@ConfigProperty(name = "ackademy.launcher") Optional<Long> launcher) {
    this.launcher = launcher;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    launcher.flatMap(ProcessHandle::of).ifPresent(LauncherWatch::endAfter);
  }

  private static void endAfter(ProcessHandle process) {
    Thread.ofPlatform()
        .daemon()
        .name("launcher-watch")
        .start(
            () -> {
              process.onExit().join();
              System.exit(0);
            });
  }
}
