package org.ackademy.platform.command;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ackademy.platform.Build;
import org.ackademy.platform.launcher.Bundle;
import org.ackademy.platform.launcher.Console;
import org.ackademy.platform.launcher.LaunchSettings;
import org.ackademy.platform.launcher.Launcher;
import org.ackademy.platform.launcher.StartFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the database and the server, and keeps them running until it is told to stop. */
@CommandLine.Command(
    name = "serve",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "${sys:port:-8080}")
  private int port;

  @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "${sys:bind:-127.0.0.1}")
  private InetAddress bind;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:data:-${sys:user.home}/.ackademy}")
  private Path data;

  @Option(names = "--quizzes", paramLabel = "DIR")
  private @Nullable Path quizzes;

  // picocli sets the fields before it calls anything.
  @SuppressWarnings("NullAway.Init")
  Serve() {}

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LaunchSettings.PORT_MAX) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--port=" + port);
    }
    Instant begun = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Ackademy " + Build.version());
    try {
      var settings =
          new LaunchSettings(
              port,
              bind,
              data,
              Optional.ofNullable(quizzes).map(Path::toAbsolutePath),
              LaunchSettings.external(System.getenv()),
              List.of());
      return run(
          new Launcher(settings, Bundle.inThisJar(), line -> say(out, begun, line)), begun, out);
    } catch (StartFailure e) {
      out.flush();
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static int run(Launcher launcher, Instant begun, PrintWriter out)
      throws StartFailure, InterruptedException {
    var stop =
        new Thread(
            () -> {
              if (!launcher.isStopping()) {
                out.println(Console.text("stopping"));
                out.flush();
              }
              launcher.close();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try (launcher) {
      Launcher.Started started = launcher.start();
      started.told().forEach(out::println);
      out.println(Console.text("try.next", started.root()));
      say(out, begun, Console.text("ready", started.root()));
      int status = launcher.await();
      if (launcher.isStopping()) {
        return CommandLine.ExitCode.OK;
      }
      out.println(Console.text("server.gone", String.valueOf(status)));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static void say(PrintWriter out, Instant begun, String line) {
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    out.println(String.format(Locale.ROOT, "[%5.1f s] %s", seconds, line));
    out.flush();
  }
}
