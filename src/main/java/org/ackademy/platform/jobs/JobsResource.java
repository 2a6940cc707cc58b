package org.ackademy.platform.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.jspecify.annotations.Nullable;

/** What the servers do apart from requests, and what of it failed; for administrators. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
  /** Stands between kind and instance in a cursor; no kind's name has one. */
  private static final String BETWEEN = ".";

  private final CallerOfRequest caller;
  private final JobStore store;
  private final JobRunner runner;
  private final Instance<Job.OneTime<?>> kinds;
  private final Clock clock;

  @Inject
  public JobsResource(
      CallerOfRequest caller,
      JobStore store,
      JobRunner runner,
      @Any Instance<Job.OneTime<?>> kinds,
      Clock clock) {
    this.caller = caller;
    this.store = store;
    this.runner = runner;
    this.kinds = kinds;
    this.clock = clock;
  }

  @GET
  @Needs(Scope.ADMIN)
  public Response list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("name") @Nullable String name,
      @Context UriInfo uri) {
    requireAdministrator();
    Paging paging = Paging.of(uri);
    List<String> after = List.of(paging.after().orElse(BETWEEN).split("\\.", 2));
    if (after.size() != 2) {
      throw Problem.ofFields(List.of(Problem.FieldFault.of("?after", "value"))).refused();
    }
    List<StoredJob> found =
        store.jobs(
            wanted(state),
            Optional.ofNullable(name),
            after.getFirst(),
            after.getLast(),
            paging.lookFor());
    Map<StoredJob, String> about = about(found);
    return paging.answer(
        found,
        job -> job.name() + BETWEEN + job.instance(),
        job -> View.of(job, Optional.ofNullable(about.get(job))));
  }

  /** What is told of jobs by those who do them, with one question to each. */
  private Map<StoredJob, String> about(List<StoredJob> found) {
    var about = new HashMap<StoredJob, String>();
    for (Job.OneTime<?> kind : kinds) {
      List<StoredJob> own =
          found.stream().filter(job -> job.name().equals(kind.kind().name())).toList();
      if (own.isEmpty()) {
        continue;
      }
      Map<String, String> told = kind.about(own.stream().map(StoredJob::instance).toList());
      for (StoredJob job : own) {
        Optional.ofNullable(told.get(job.instance())).ifPresent(text -> about.put(job, text));
      }
    }
    return about;
  }

  private static JobStore.Wanted wanted(@Nullable String state) {
    return switch (state) {
      case null -> JobStore.Wanted.ALL;
      case "failing" -> JobStore.Wanted.FAILING;
      default ->
          throw Problem.ofFields(List.of(Problem.FieldFault.of("?state", "value"))).refused();
    };
  }

  /** Makes a job that waits due now, also one that failed too often. */
  @POST
  @Path("{name}/{instance}/retry")
  @Needs(Scope.ADMIN)
  public View retry(@PathParam("name") String name, @PathParam("instance") String instance) {
    requireAdministrator();
    store.makeDue(name, instance, clock.instant());
    StoredJob job = store.job(name, instance).orElseThrow(() -> Problem.notFound().refused());
    runner.look();
    return View.of(job, Optional.ofNullable(about(List.of(job)).get(job)));
  }

  private void requireAdministrator() {
    if (!caller.person().isAdministrator()) {
      throw Problem.forbidden().refused();
    }
  }

  /**
   * A job. What it needs to know is not shown: it may be a secret; what it is about is what those
   * who do such jobs tell of it.
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String name,
      String instance,
      Optional<String> about,
      StoredJob.State state,
      Optional<String> due,
      Optional<String> server,
      int failures,
      Optional<String> lastSuccess,
      Optional<String> lastFailure,
      Optional<String> fault) {
    static View of(StoredJob job, Optional<String> about) {
      return new View(
          job.name(),
          job.instance(),
          about,
          job.state(),
          Optional.of(job.due()).filter(Scheduling.NEVER::isAfter).map(Object::toString),
          job.server(),
          job.failures(),
          job.lastSuccess().map(Object::toString),
          job.lastFailure().map(Object::toString),
          job.fault());
    }
  }
}
