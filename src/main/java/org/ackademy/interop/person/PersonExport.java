package org.ackademy.interop.person;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ackademy.attempt.OwnWork;
import org.ackademy.gradebook.OwnMarks;
import org.ackademy.platform.http.Json;
import org.ackademy.platform.security.AccountBook;
import org.ackademy.platform.security.Caller;
import org.ackademy.question.Language;

/** All data of one person as a zip of JSON files; each is read in a short transaction. */
@Dependent
class PersonExport {
  private final Persons persons;
  private final AccountBook book;
  private final OwnWork work;
  private final OwnMarks marks;

  @Inject
  PersonExport(Persons persons, AccountBook book, OwnWork work, OwnMarks marks) {
    this.persons = persons;
    this.book = book;
    this.work = work;
    this.marks = marks;
  }

  /** The zip; nothing where there is no such person. */
  Optional<byte[]> of(Caller.Person by, UUID account, Language language) {
    Optional<Caller.Person> person = book.person(account);
    if (person.isEmpty() || !persons.isThere(account)) {
      return Optional.empty();
    }
    var octets = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(octets)) {
      for (var part : persons.about(by, account).entrySet()) {
        write(zip, part.getKey(), part.getValue());
      }
      for (UUID attempt : work.of(account)) {
        write(zip, "attempts/" + attempt, work.read(attempt, language));
      }
      for (UUID course : persons.learningIn(account)) {
        write(zip, "grades/" + course, marks.in(course, person.get()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(octets.toByteArray());
  }

  private static void write(ZipOutputStream zip, String name, Object content) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".json"));
    zip.write(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    zip.closeEntry();
  }
}
