package org.ackademy.platform.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ackademy.platform.launcher.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a command has in common that is about all data and one file. */
abstract class OfAllData implements Callable<Integer> {
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
  OfAllData() {}

  /** Does it, and says to the writer what it does. */
  abstract void run(Path file, Path data, PrintWriter out) throws StartFailure;

  @Override
  public final Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      run(file, data, out);
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (StartFailure e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
