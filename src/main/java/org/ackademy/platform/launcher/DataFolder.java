package org.ackademy.platform.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that one running Ackademy owns.
 *
 * <p>The claim is a lock of the operating system: it ends with the process, however that ended, so
 * that nothing stale can be left behind.
 */
final class DataFolder implements AutoCloseable {
  /** Bytes that must be free for a start: an unpacked PostgreSQL, the server, and some room. */
  static final long FREE_BYTES_MIN = 600L << 20;

  private static final String CLUSTER = "postgresql";

  private final Path root;
  private final FileChannel channel;
  private final Path cluster;

  private DataFolder(Path root, FileChannel channel, Path cluster) {
    this.root = root;
    this.channel = channel;
    this.cluster = cluster;
  }

  /**
   * Makes the folder where it is missing, and claims it.
   *
   * @throws StartFailure where another process owns it, it cannot be written, or its disk is full
   */
  static DataFolder claim(Path folder) throws StartFailure {
    Path root = folder.toAbsolutePath().normalize();
    return claimIfFree(root).orElseThrow(() -> new StartFailure("data.taken", root, owner(root)));
  }

  /** The same; empty where another process owns it. */
  static Optional<DataFolder> claimIfFree(Path folder) throws StartFailure {
    Path root = folder.toAbsolutePath().normalize();
    try {
      Private.folder(root);
      requireRoom(root, Files.getFileStore(root).getUsableSpace());
      var channel =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      Files.writeString(root.resolve("owner"), Long.toString(ProcessHandle.current().pid()));
      return Optional.of(new DataFolder(root, channel, cluster(root)));
    } catch (IOException e) {
      throw new StartFailure(e, "data.unusable", root, e.toString());
    }
  }

  static void requireRoom(Path root, long freeBytes) throws StartFailure {
    if (freeBytes < FREE_BYTES_MIN) {
      throw new StartFailure("disk.full", root, freeBytes >> 20, FREE_BYTES_MIN >> 20);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process owns it already
    }
  }

  private static String owner(Path root) {
    Path file = root.resolve("owner");
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "?";
    } catch (IOException e) {
      return "?";
    }
  }

  /** The data directory of the kept PostgreSQL. */
  Path cluster() {
    return cluster;
  }

  static Path cluster(Path root) {
    return root.resolve(CLUSTER);
  }

  /**
   * The same folder, with a database that is not yet the kept one: it becomes that by {@link
   * #keep}, at once and whole, and is thrown away otherwise.
   */
  DataFolder draft() {
    return new DataFolder(root, channel, root.resolve(CLUSTER + ".restored"));
  }

  /** Makes the stopped database of a draft the kept one. */
  void keep(DataFolder draft) throws IOException {
    Files.move(draft.cluster, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Passwords that were drawn for the kept PostgreSQL; readable for its owner only. */
  Path passwords() {
    return passwords(root);
  }

  static Path passwords(Path root) {
    return root.resolve("postgresql.properties");
  }

  /** Programs unpacked for this folder; may be deleted while nothing runs. */
  Path programs() {
    return root.resolve("programs");
  }

  /** What the server writes while it runs; emptied at each start. */
  Path scratch() {
    return root.resolve("scratch");
  }

  Path log(String name) {
    return root.resolve("log").resolve(name + ".log");
  }

  Path serverPid() {
    return root.resolve("server.pid");
  }

  Path root() {
    return root;
  }

  /** Gives the claim up. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
