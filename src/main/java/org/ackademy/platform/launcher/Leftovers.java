package org.ackademy.platform.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that outlived a launcher which was killed. Whoever holds the claim on a data folder may
 * end them: their owner is gone.
 */
final class Leftovers {
  /** Seconds that a process has to end when asked, before it is killed. */
  static final int GRACE_SECONDS = 30;

  private Leftovers() {}

  /** Ends the server, then PostgreSQL, and removes the traces that would hinder a start. */
  static void end(DataFolder folder) {
    server(folder.serverPid()).ifPresent(process -> end(List.of(process)));
    try {
      Files.deleteIfExists(folder.serverPid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    endDatabase(folder);
  }

  /** Ends PostgreSQL alone, and removes its lock once nothing of it runs any more. */
  static void endDatabase(DataFolder folder) {
    postmaster(folder).ifPresent(process -> end(List.of(process)));
    end(programs(folder.programs()));
    try {
      // With every process of this folder gone, what is left of the lock names a stranger.
      if (programs(folder.programs()).isEmpty()) {
        Files.deleteIfExists(folder.cluster().resolve("postmaster.pid"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills PostgreSQL without a word and removes nothing. */
  static void kill(DataFolder folder) {
    var processes = programs(folder.programs());
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> ended(process));
  }

  /** Writes down who the server is, so that a later launcher can tell it from a stranger. */
  static void remember(ProcessHandle server, Path file) throws IOException {
    Files.writeString(file, identity(server), StandardCharsets.UTF_8);
  }

  private static String identity(ProcessHandle process) {
    return process.pid()
        + " "
        + process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
  }

  private static Optional<ProcessHandle> server(Path file) {
    return firstWord(file)
        .flatMap(ProcessHandle::of)
        .filter(process -> identity(process).equals(content(file)));
  }

  /** The first process of PostgreSQL, empty where none of this folder's is there. */
  static Optional<ProcessHandle> postmaster(DataFolder folder) {
    return firstWord(folder.cluster().resolve("postmaster.pid"))
        .flatMap(ProcessHandle::of)
        .filter(
            process ->
                runsFrom(process, folder.programs()) || runsFrom(process, real(folder.programs())));
  }

  /** Whether somebody is about to start or stop PostgreSQL, by hand or from a script. */
  static boolean isHandled(DataFolder folder) {
    return programs(folder.programs()).stream()
        .flatMap(process -> process.info().command().stream())
        .anyMatch(command -> Path.of(command).getFileName().toString().startsWith("pg_ctl"));
  }

  /** Whether it does; one that has ended is listed until its parent has asked about it. */
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static List<ProcessHandle> programs(Path programs) {
    Path real = real(programs);
    return ProcessHandle.allProcesses()
        .filter(process -> runsFrom(process, programs) || runsFrom(process, real))
        .toList();
  }

  private static boolean runsFrom(ProcessHandle process, Path programs) {
    return process.info().command().map(Path::of).filter(p -> p.startsWith(programs)).isPresent();
  }

  /** The system names a program by its path without links. */
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder; // it is not there, or not now
    }
  }

  private static void end(List<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroy);
    for (ProcessHandle process : processes) {
      if (!ended(process)) {
        process.destroyForcibly();
        ended(process);
      }
    }
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Optional<Long> firstWord(Path file) {
    String text = content(file);
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end == 0 || end > 18
        ? Optional.empty()
        : Optional.of(Long.parseLong(text.substring(0, end)));
  }

  private static String content(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
