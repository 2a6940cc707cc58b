package org.ackademy.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Paging;
import org.jspecify.annotations.Nullable;

/** Reads the audit log, the newest entry first. Who may read it is the caller's affair. */
@Dependent
@Transactional
public class AuditTrail {
  private final AuditStore store;

  @Inject
  AuditTrail(AuditStore store) {
    this.store = store;
  }

  /**
   * A part of the log as the parameters of a request want it: {@code action}, {@code subject},
   * {@code who}, {@code since}, {@code until}, and those of {@link Paging}.
   *
   * @param course only what is this course's affair; everything where absent
   */
  public Response answer(Optional<UUID> course, UriInfo uri) {
    Paging paging = Paging.of(uri);
    long after = paging.afterNumber();
    return paging.answer(
        store.before(
            after == 0 ? Long.MAX_VALUE : after, paging.lookFor(), course, AuditFilter.of(uri)),
        entry -> String.valueOf(entry.sequence()),
        View::of);
  }

  /**
   * An entry.
   *
   * @param who the account; absent where it was the system itself or a guest
   * @param before the fields that changed, as they were
   * @param after the same as they are now
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String at,
      Optional<String> who,
      Optional<String> course,
      String action,
      String kind,
      String subject,
      @JsonRawValue @Nullable String before,
      @JsonRawValue @Nullable String after) {
    static View of(AuditEntry entry) {
      return new View(
          entry.id().toString(),
          entry.doneAt().toString(),
          entry.accountId().map(UUID::toString),
          entry.courseId().map(UUID::toString),
          entry.action(),
          entry.subjectKind(),
          entry.subject(),
          entry.before(),
          entry.after());
    }
  }
}
