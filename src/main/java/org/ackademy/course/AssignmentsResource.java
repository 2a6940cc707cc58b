package org.ackademy.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;

/** The assignments of a course. */
@Path("courses/{course}/assignments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AssignmentsResource {
  static final int ATTEMPTS_MAX = 1_000;

  /** The first and the last instant that a schedule may name: those of years with four digits. */
  static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final CallerOfRequest caller;
  private final Courses courses;
  private final CourseMaking making;

  @Inject
  public AssignmentsResource(CallerOfRequest caller, Courses courses, CourseMaking making) {
    this.caller = caller;
    this.courses = courses;
    this.making = making;
  }

  @GET
  @Needs(Scope.COURSE_READ)
  public Response list(@PathParam("course") UUID course, @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    Membership membership = courses.visible(caller.person(), course);
    return paging.answer(
        courses.assignments(membership, paging.afterId(), paging.lookFor()),
        assignment -> assignment.id().toString(),
        View::of);
  }

  @GET
  @Path("{assignment}")
  @Needs(Scope.COURSE_READ)
  public Response one(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context Request request) {
    return Tagged.json(
        request, View.of(courses.visible(caller.person(), course, assignment).assignment()));
  }

  @POST
  @Needs(Scope.COURSE_WRITE)
  public Response give(@PathParam("course") UUID course, Wanted wanted) {
    Membership membership = courses.visible(caller.person(), course).require(Membership.Right.GIVE);
    var fields = new Fields();
    var title = wanted.title().map(text -> text.checked("#/title", fields));
    Schedule schedule = wanted.schedule(fields);
    Terms terms = wanted.terms(fields);
    fields.check(
        "#/release",
        "needs-closing",
        terms.release() != Terms.Release.AFTER_CLOSING || schedule.closes().isPresent());
    fields.requireNoFault();
    View view = View.of(making.give(membership.course(), wanted.quiz(), title, schedule, terms));
    return Response.created(URI.create("courses/" + course + "/assignments/" + view.id()))
        .entity(view)
        .build();
  }

  /** The assignment that is wanted. What is missing is as for practice. */
  public record Wanted(
      String quiz,
      Optional<CoursesResource.Title> title,
      Optional<String> opensAt,
      Optional<String> dueAt,
      Optional<String> closesAt,
      Optional<Integer> attemptsMax,
      Optional<Terms.Counting> counting,
      Optional<Terms.Release> release,
      Optional<Terms.Depth> feedback) {

    Schedule schedule(Fields fields) {
      var schedule =
          new Schedule(
              instant("#/opensAt", opensAt, fields),
              instant("#/dueAt", dueAt, fields),
              instant("#/closesAt", closesAt, fields));
      fields.check("#/closesAt", "order", schedule.isInOrder());
      return schedule;
    }

    private static Optional<Instant> instant(String pointer, Optional<String> text, Fields fields) {
      try {
        // As exact as the database keeps it, so that what is in order here is in order there.
        Optional<Instant> instant =
            text.map(Instant::parse).map(exact -> exact.truncatedTo(ChronoUnit.MICROS));
        boolean kept = instant.stream().noneMatch(at -> at.isBefore(FIRST) || at.isAfter(LAST));
        fields.check(pointer, "instant", kept);
        return kept ? instant : Optional.empty();
      } catch (DateTimeParseException e) {
        fields.check(pointer, "instant", false);
        return Optional.empty();
      }
    }

    Terms terms(Fields fields) {
      int attempts = fields.range("#/attemptsMax", attemptsMax.orElse(1), 1, ATTEMPTS_MAX);
      return new Terms(
          attemptsMax.isPresent() && attempts >= 1 ? OptionalInt.of(attempts) : OptionalInt.empty(),
          counting.orElse(Terms.PRACTICE.counting()),
          release.orElse(Terms.PRACTICE.release()),
          feedback.orElse(Terms.PRACTICE.feedback()));
    }
  }

  /**
   * An assignment.
   *
   * @param attempts where its attempts are
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String course,
      CoursesResource.Title title,
      Optional<String> opensAt,
      Optional<String> dueAt,
      Optional<String> closesAt,
      OptionalInt attemptsMax,
      Terms.Counting counting,
      Terms.Release release,
      Terms.Depth feedback,
      String attempts) {
    static View of(Assignment assignment) {
      Schedule schedule = assignment.schedule();
      Terms terms = assignment.terms();
      return new View(
          assignment.id().toString(),
          assignment.courseId().toString(),
          CoursesResource.Title.of(assignment.title()),
          schedule.opens().map(Object::toString),
          schedule.due().map(Object::toString),
          schedule.closes().map(Object::toString),
          terms.attemptsMax(),
          terms.counting(),
          terms.release(),
          terms.feedback(),
          "/api/v1/courses/"
              + assignment.courseId()
              + "/assignments/"
              + assignment.id()
              + "/attempts");
    }
  }
}
