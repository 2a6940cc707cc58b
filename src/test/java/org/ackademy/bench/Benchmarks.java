package org.ackademy.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks whose names match, all without an argument, and prints a table. Figures of
 * one run may be compared with each other, not with those of another machine.
 */
public final class Benchmarks {
  private static final int ROUNDS = 3;
  private static final String LONG = "lines=1000000";
  private static final String SHORT = "lines=10000";

  private Benchmarks() {}

  public static void main(String[] args) throws RunnerException {
    String include = args.length > 0 ? args[0] : Benchmarks.class.getPackageName();
    var options =
        new OptionsBuilder()
            .include(include)
            .forks(1)
            .threads(1)
            .jvmArgs("-Xmx3g", "-XX:+UseSerialGC")
            .warmupIterations(ROUNDS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(ROUNDS)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(ProcessorTime.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    print(new Runner(options).run());
  }

  /** Every benchmark by processor time, and how a million lines compare with ten thousand. */
  private static void print(Collection<RunResult> results) {
    Map<String, Double> micros = new TreeMap<>();
    for (RunResult result : results) {
      Result<?> primary = result.getPrimaryResult();
      double processor =
          Objects.requireNonNull(result.getSecondaryResults().get(ProcessorTime.LABEL)).getScore();
      String name = name(result.getParams());
      micros.put(name, processor);
      System.out.printf(
          Locale.ROOT,
          "%-60s %,14.3f us of processor time %,14.3f %s%n",
          name,
          processor,
          primary.getScore(),
          primary.getScoreUnit());
    }
    micros.forEach(
        (name, score) -> {
          Double fewer = name.endsWith(LONG) ? micros.get(name.replace(LONG, SHORT)) : null;
          if (fewer != null) {
            System.out.printf(Locale.ROOT, "%-60s %,14.1f times %s%n", name, score / fewer, SHORT);
          }
        });
  }

  private static String name(BenchmarkParams params) {
    String method = params.getBenchmark();
    StringBuilder name =
        new StringBuilder(method.substring(Benchmarks.class.getPackageName().length() + 1));
    for (String key : params.getParamsKeys()) {
      name.append(' ').append(key).append('=').append(params.getParam(key));
    }
    return name.toString();
  }
}
