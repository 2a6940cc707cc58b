package org.ackademy.platform.security;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.platform.PlainRows;
import org.ackademy.platform.Remembered;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whose secrets are. The database is asked each time whether a secret's row and that of
 * its account are still the ones that were read: PostgreSQL gives a row that is changed another
 * {@code xmin}. So what is ended, by whatever server, is ended at once, and what stays as it is
 * need not be read again.
 */
final class KnownSecrets {
  /** The most that are remembered; each takes about a kilobyte. */
  static final int REMEMBERED_MAX = 20_000;

  private final PlainRows rows;
  private final String query;
  private final Reading reading;
  private final Remembered<ByteBuffer, Known> remembered = new Remembered<>(REMEMBERED_MAX);

  /**
   * Nothing is known yet.
   *
   * @param table where the secrets are
   * @param reading reads what is not known
   */
  KnownSecrets(PlainRows rows, Table table, Reading reading) {
    this.rows = rows;
    this.query =
        """
        SELECT w.digest, s.version, a.version
        FROM unnest((SELECT ?::bytea[])) AS w (digest)
        CROSS JOIN LATERAL
          (SELECT s.xmin AS version, s.account_id FROM %s s WHERE s.digest = w.digest OFFSET 0) AS s
        CROSS JOIN LATERAL
          (SELECT a.xmin AS version FROM account a WHERE a.id = s.account_id OFFSET 0) AS a
        """
            .formatted(table.name);
    this.reading = reading;
  }

  /** Whose they are, for each in order; nobody's where one is not good. */
  List<Optional<Caller.Person>> persons(List<Secret> secrets, Instant now) {
    List<ByteBuffer> digests =
        secrets.stream().map(secret -> ByteBuffer.wrap(secret.digest())).toList();
    // Before what they stand for is read: what changes in between is found to have changed.
    Map<ByteBuffer, Versions> versions = versions(digests);
    List<Optional<Caller.Person>> persons = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < secrets.size(); i++) {
      Versions current = versions.get(digests.get(i));
      Optional<Known> known =
          remembered.find(digests.get(i)).filter(one -> one.holds(current, now));
      persons.add(known.map(Known::person));
      if (current != null && known.isEmpty()) {
        unknown.add(i);
      }
    }
    if (unknown.isEmpty()) {
      return persons;
    }
    List<Optional<Good>> found = reading.read(unknown.stream().map(secrets::get).toList(), now);
    for (int i = 0; i < unknown.size(); i++) {
      int at = unknown.get(i);
      Optional<Good> good = found.get(i);
      persons.set(at, good.map(Good::person));
      Versions seen = versions.get(digests.get(at));
      if (good.isPresent() && seen != null) {
        remembered.put(
            digests.get(at), new Known(good.get().person(), seen, good.get().unreadUntil()));
      }
    }
    return persons;
  }

  private Map<ByteBuffer, Versions> versions(List<ByteBuffer> digests) {
    Map<ByteBuffer, Versions> versions = new HashMap<>();
    var column =
        new PlainRows.Column("bytea", digests.stream().distinct().map(ByteBuffer::array).toList());
    rows.read(
            query,
            List.of(column),
            row ->
                Map.entry(
                    ByteBuffer.wrap(row.getBytes(1)),
                    new Versions(row.getString(2), row.getString(3))))
        .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
    return versions;
  }

  /** Where secrets are kept. */
  enum Table {
    TOKENS("access_token"),
    SESSIONS("web_session");

    private final String name;

    Table(String name) {
      this.name = name;
    }
  }

  /** Reads secrets. */
  @FunctionalInterface
  interface Reading {
    /** Those that are good, for each in order. */
    List<Optional<Good>> read(List<Secret> secrets, Instant now);
  }

  /**
   * A secret that is good.
   *
   * @param unreadUntil when it has to be read again though nothing changed: it ends then, or it is
   *     written down that it was seen
   */
  record Good(Caller.Person person, Instant unreadUntil) {}

  /** Which states of two rows were read. */
  private record Versions(String secret, String account) {}

  private record Known(Caller.Person person, Versions versions, Instant unreadUntil) {
    boolean holds(@Nullable Versions current, Instant now) {
      return versions.equals(current) && now.isBefore(unreadUntil);
    }
  }
}
