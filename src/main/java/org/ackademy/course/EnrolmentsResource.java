package org.ackademy.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ackademy.platform.Settings;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Languages;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Parameters;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.mail.MailServer;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.PasswordSetting;
import org.ackademy.platform.security.PasswordsResource;
import org.ackademy.platform.security.Scope;

/** Who is in a course as what: seen by those who teach it, changed by those who run it. */
@Path("courses/{course}/enrolments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EnrolmentsResource {
  /** The most sections that one person is in. */
  static final int SECTIONS_MAX = 50;

  private final CallerOfRequest caller;
  private final Courses courses;
  private final Enrolments enrolments;
  private final PasswordSetting passwords;
  private final Settings settings;
  private final MailServer mail;

  @Inject
  public EnrolmentsResource(
      CallerOfRequest caller,
      Courses courses,
      Enrolments enrolments,
      PasswordSetting passwords,
      Settings settings,
      MailServer mail) {
    this.caller = caller;
    this.courses = courses;
    this.enrolments = enrolments;
    this.passwords = passwords;
    this.settings = settings;
    this.mail = mail;
  }

  @GET
  @Needs(Scope.ROSTER_READ)
  public Response list(@PathParam("course") UUID course, @Context UriInfo uri) {
    Membership membership = courses.visible(caller.person(), course).requireTeaching();
    Paging paging = Paging.of(uri);
    var wanted =
        new PeopleOfCourse.Wanted(
            Parameters.parsed(uri, "state", "value", PeopleOfCourse.State::valueOf)
                .orElse(PeopleOfCourse.State.CURRENT),
            Parameters.parsed(uri, "role", "value", CourseRole::valueOf),
            Parameters.parsed(uri, "section", "value", UUID::fromString)
                .map(Set::of)
                .orElse(Set.of()));
    return paging.answer(
        enrolments.people(membership, wanted, paging.afterId(), paging.lookFor()),
        enrolled -> enrolled.enrolment().accountId().toString(),
        View::of);
  }

  @POST
  @Needs(Scope.ROSTER_WRITE)
  public Response add(@PathParam("course") UUID course, Added wanted) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    Set<UUID> sections = sections(wanted.sections()).orElse(Set.of());
    View view =
        View.of(
            enrolments.add(
                membership,
                person,
                wanted.username(),
                new Enrolments.Place(wanted.role(), sections)));
    return Response.created(URI.create("courses/" + course + "/enrolments/" + view.id()))
        .entity(view)
        .build();
  }

  @GET
  @Path("{account}")
  @Needs(Scope.ROSTER_READ)
  public Response one(
      @PathParam("course") UUID course,
      @PathParam("account") UUID account,
      @Context Request request) {
    Membership membership = courses.visible(caller.person(), course).requireTeaching();
    return Tagged.json(request, View.of(enrolments.person(membership, account)));
  }

  @PATCH
  @Path("{account}")
  @Needs(Scope.ROSTER_WRITE)
  public Response change(
      @PathParam("course") UUID course,
      @PathParam("account") UUID account,
      @Context HttpHeaders headers,
      @Context Request request,
      Changed wanted) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    var change = new Enrolments.Change(wanted.role(), sections(wanted.sections()));
    return Tagged.changed(
        View.of(
            enrolments.change(
                membership,
                person,
                account,
                change,
                before -> Tagged.requireSeen(headers, View.of(before)))));
  }

  @DELETE
  @Path("{account}")
  @Needs(Scope.ROSTER_WRITE)
  public void end(
      @PathParam("course") UUID course,
      @PathParam("account") UUID account,
      @Context HttpHeaders headers) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    enrolments.end(
        membership, person, account, before -> Tagged.requireSeen(headers, View.of(before)));
  }

  /** A link by which somebody whom a class list brought sets their first password. */
  @POST
  @Path("{account}/link")
  @Consumes(MediaType.WILDCARD)
  @Needs(Scope.ROSTER_WRITE)
  public Response link(
      @PathParam("course") UUID course,
      @PathParam("account") UUID account,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    UUID owner = enrolments.ownAccount(membership, account);
    PasswordsResource.Way way =
        Parameters.parsed(uri, "handing", "value", PasswordsResource.Way::valueOf)
            .orElse(PasswordsResource.Way.SHOWN);
    Optional<Locale> mailedIn =
        switch (way) {
          case SHOWN -> Optional.empty();
          case MAIL -> Optional.of(Languages.of(request));
        };
    if (mailedIn.isPresent() && !mail.isThere()) {
      throw Problem.of(409, "mail-off").refused();
    }
    return Response.status(Response.Status.CREATED)
        .entity(
            PasswordsResource.View.of(
                passwords.firstLink(person, owner, mailedIn), settings.root()))
        .build();
  }

  private static Optional<Set<UUID>> sections(Optional<List<UUID>> wanted) {
    var fields = new Fields();
    fields.range("#/sections", wanted.map(List::size).orElse(0), 0, SECTIONS_MAX);
    fields.requireNoFault();
    return wanted.map(Set::copyOf);
  }

  /** Somebody to be taken into the course. */
  public record Added(String username, CourseRole role, Optional<List<UUID>> sections) {}

  /** What is to change; what is missing stays. */
  public record Changed(Optional<CourseRole> role, Optional<List<UUID>> sections) {}

  /**
   * Somebody in the course.
   *
   * @param id of the account
   * @param email where mail goes, if it is known
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String username,
      String displayName,
      Optional<String> email,
      CourseRole role,
      List<UUID> sections,
      String enrolledAt,
      Optional<String> leftAt) {
    public View {
      sections = List.copyOf(sections);
    }

    static View of(PeopleOfCourse.Enrolled enrolled) {
      Enrolment enrolment = enrolled.enrolment();
      return new View(
          enrolment.accountId().toString(),
          enrolled.username(),
          enrolled.displayName(),
          enrolled.email(),
          enrolment.role(),
          enrolled.sections(),
          enrolment.enrolledAt().toString(),
          enrolment.leftAt().map(Object::toString));
    }
  }
}
