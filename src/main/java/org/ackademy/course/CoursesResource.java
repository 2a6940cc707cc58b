package org.ackademy.course;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.MergePatch;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Text;
import org.jspecify.annotations.Nullable;

/** Courses, as far as they may be seen. */
@Path("courses")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CoursesResource {
  static final int TITLE_LENGTH_MAX = 200;
  private static final String UTC = "UTC";

  static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final CallerOfRequest caller;
  private final Courses courses;
  private final CourseMaking making;

  @Inject
  public CoursesResource(CallerOfRequest caller, Courses courses, CourseMaking making) {
    this.caller = caller;
    this.courses = courses;
    this.making = making;
  }

  @GET
  @Needs(Scope.COURSE_READ)
  public Response list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        courses.visibleTo(caller.person(), paging.afterId(), paging.lookFor()),
        membership -> membership.course().id().toString(),
        View::of);
  }

  @GET
  @Path("{course}")
  @Needs(Scope.COURSE_READ)
  public Response one(@PathParam("course") UUID course, @Context Request request) {
    return Tagged.json(request, View.of(courses.visible(caller.person(), course)));
  }

  @POST
  @Needs(Scope.COURSE_WRITE)
  public Response make(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, Wanted wanted) {
    Caller.Person person = caller.person();
    if (!person.isAdministrator()) {
      throw Problem.forbidden().refused();
    }
    var wish = Creations.Wish.of(uri, key, wanted);
    var fields = new Fields();
    String slug = fields.form("#/slug", wanted.slug(), SLUG);
    Text title = wanted.title().checked("#/title", fields);
    ZoneId zone = zone(wanted.zone().orElse(UTC), fields);
    fields.requireNoFault();
    Creations.Made made = Creations.retried(() -> making.make(person, slug, title, zone, wish));
    return Stored.response(
        made.novelty(),
        URI.create("courses/" + made.id()),
        View.of(courses.visible(person, made.id())));
  }

  /** Changes the title and the time zone by a merge patch (RFC 7396). */
  @PATCH
  @Path("{course}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Needs(Scope.COURSE_WRITE)
  public Response change(
      @PathParam("course") UUID course,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      byte[] body) {
    MergePatch patch = MergePatch.read(body);
    Membership membership = courses.visible(caller.person(), course).require(Membership.Right.RUN);
    return Tagged.changed(
        View.of(
            making.change(
                caller.person(), membership, ifMatch, change -> patch.on(change, Change.class))));
  }

  /** A time zone by its name in the IANA database. */
  static ZoneId zone(String name, Fields fields) {
    boolean known = ZoneId.getAvailableZoneIds().contains(name);
    fields.check("#/zone", "zone", known);
    return ZoneId.of(known ? name : UTC);
  }

  /** The course that is wanted. */
  public record Wanted(String slug, Title title, Optional<String> zone) {}

  /** What of a course can be changed. */
  public record Change(Title title, String zone) {}

  /**
   * A title in one or both languages.
   *
   * @param en English
   * @param ko Korean
   */
  public record Title(Optional<String> en, Optional<String> ko) {
    /** The title; a language that is missing is stood in for by the other. */
    public Text checked(String pointer, Fields fields) {
      String any = en.or(() -> ko).orElse("");
      String english = fields.text(pointer + "/en", en.orElse(any), 1, TITLE_LENGTH_MAX);
      String korean = fields.text(pointer + "/ko", ko.orElse(any), 1, TITLE_LENGTH_MAX);
      return english.isEmpty() || korean.isEmpty() ? new Text("-", "-") : new Text(english, korean);
    }

    static Title of(Text text) {
      return new Title(Optional.of(text.en()), Optional.of(text.ko()));
    }
  }

  /**
   * A course.
   *
   * @param zone the IANA time zone in which its dates are shown
   * @param role as what the caller sees it
   */
  public record View(String id, String slug, Title title, String zone, Membership.Part role) {
    static View of(Membership membership) {
      Course course = membership.course();
      return new View(
          course.id().toString(),
          course.slug(),
          Title.of(course.title()),
          course.zone().getId(),
          membership.part());
    }
  }
}
