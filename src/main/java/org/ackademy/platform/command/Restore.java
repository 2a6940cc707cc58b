package org.ackademy.platform.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ackademy.platform.launcher.LaunchSettings;
import org.ackademy.platform.launcher.Restoring;
import org.ackademy.platform.launcher.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a database from a backup, where there is none yet. */
@CommandLine.Command(
    name = "restore",
    resourceBundle = "org.ackademy.platform.command.help",
    mixinStandardHelpOptions = true)
final class Restore implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:data:-${sys:user.home}/.ackademy}")
  private Path data;

  // picocli sets the fields before it calls anything.
  @SuppressWarnings("NullAway.Init")
  Restore() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      new Restoring(file, out::println).run(data, LaunchSettings.external(System.getenv()));
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (StartFailure e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
