package org.ackademy.course;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.ackademy.course.OneRosterPeople.Who;
import org.ackademy.platform.oneroster.Asked;
import org.ackademy.platform.oneroster.Kind;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.quiz.Reader;

/**
 * Of OneRoster 1.2's rostering service (1EdTech, REST binding of July 2021) what a reader of the
 * gradebook needs to know whom and what it is about.
 */
@Path("ims/oneroster/rostering/v1p2")
@Produces(MediaType.APPLICATION_JSON)
public class OneRosterPeopleResource {
  private static final Kind SESSION =
      Kind.of(
          "academicSession",
          "academicSessions",
          List.of("title", "startDate", "endDate", "type", "schoolYear"),
          List.of("parent", "children"));
  private static final Kind CLASS =
      Kind.of(
          "class",
          "classes",
          List.of("title", "classCode", "classType", "location", "grades", "subjects"),
          List.of("course", "school", "terms"));
  private static final Kind COURSE =
      Kind.of(
          "course",
          "courses",
          List.of("title", "courseCode", "grades", "subjects"),
          List.of("org", "schoolYear"));
  private static final Kind ENROLMENT =
      Kind.of(
          "enrollment",
          "enrollments",
          List.of("role", "primary", "beginDate", "endDate"),
          List.of("user", "class", "school"));
  private static final Kind ORG =
      Kind.of("org", "orgs", List.of("name", "type", "identifier"), List.of("parent", "children"));
  private static final Kind USER =
      Kind.of(
          "user",
          "users",
          List.of(
              "username",
              "enabledUser",
              "givenName",
              "familyName",
              "middleName",
              "email",
              "identifier",
              "roles.roleType",
              "roles.role"),
          List.of("roles.org", "primaryOrg"));

  private final CallerOfRequest caller;
  private final OneRosterPeople people;
  private final Asked asked;

  @Inject
  public OneRosterPeopleResource(CallerOfRequest caller, OneRosterPeople people, Asked asked) {
    this.caller = caller;
    this.people = people;
    this.asked = asked;
  }

  @GET
  @Path("academicSessions")
  @Needs(Scope.ROSTER_READ)
  public Response sessions(@Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), SESSION, uri, request);
    return selection.answer(people.sessions(caller.person()));
  }

  @GET
  @Path("academicSessions/{sourcedId}")
  @Needs(Scope.ROSTER_READ)
  public Response session(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), SESSION, uri, request);
    return selection.single(people.sessions(caller.person()), id);
  }

  @GET
  @Path("classes")
  @Needs(Scope.ROSTER_READ)
  public Response classes(@Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), CLASS, uri, request);
    return selection.answer(people.classes(caller.person(), Reader.language(request)));
  }

  @GET
  @Path("classes/{sourcedId}")
  @Needs(Scope.ROSTER_READ)
  public Response klass(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), CLASS, uri, request);
    return selection.single(people.classes(caller.person(), Reader.language(request)), id);
  }

  @GET
  @Path("classes/{classSourcedId}/students")
  @Needs(Scope.ROSTER_READ)
  public Response studentsOfClass(
      @PathParam("classSourcedId") UUID id,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), USER, uri, request);
    return selection.answer(people.users(caller.person(), Who.STUDENTS, id));
  }

  @GET
  @Path("classes/{classSourcedId}/teachers")
  @Needs(Scope.ROSTER_READ)
  public Response teachersOfClass(
      @PathParam("classSourcedId") UUID id,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), USER, uri, request);
    return selection.answer(people.users(caller.person(), Who.TEACHERS, id));
  }

  @GET
  @Path("courses")
  @Needs(Scope.ROSTER_READ)
  public Response courses(@Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), COURSE, uri, request);
    return selection.answer(people.courses(caller.person(), Reader.language(request)));
  }

  @GET
  @Path("courses/{sourcedId}")
  @Needs(Scope.ROSTER_READ)
  public Response course(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), COURSE, uri, request);
    return selection.single(people.courses(caller.person(), Reader.language(request)), id);
  }

  @GET
  @Path("enrollments")
  @Needs(Scope.ROSTER_READ)
  public Response enrolments(@Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), ENROLMENT, uri, request);
    return selection.answer(people.enrolments(caller.person()));
  }

  @GET
  @Path("enrollments/{sourcedId}")
  @Needs(Scope.ROSTER_READ)
  public Response enrolment(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), ENROLMENT, uri, request);
    return selection.single(people.enrolments(caller.person()), id);
  }

  @GET
  @Path("orgs")
  @Needs(Scope.ROSTER_READ)
  public Response orgs(@Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), ORG, uri, request);
    return selection.answer(people.orgs(caller.person()));
  }

  @GET
  @Path("orgs/{sourcedId}")
  @Needs(Scope.ROSTER_READ)
  public Response org(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    var selection = asked.select(caller.person(), ORG, uri, request);
    return selection.single(people.orgs(caller.person()), id);
  }

  @GET
  @Path("students")
  @Needs(Scope.ROSTER_READ)
  public Response students(@Context UriInfo uri, @Context HttpServletRequest request) {
    return users(Who.STUDENTS, uri, request);
  }

  @GET
  @Path("students/{sourcedId}")
  @Needs(Scope.ROSTER_READ)
  public Response student(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    return user(Who.STUDENTS, id, uri, request);
  }

  @GET
  @Path("teachers")
  @Needs(Scope.ROSTER_READ)
  public Response teachers(@Context UriInfo uri, @Context HttpServletRequest request) {
    return users(Who.TEACHERS, uri, request);
  }

  @GET
  @Path("teachers/{sourcedId}")
  @Needs(Scope.ROSTER_READ)
  public Response teacher(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    return user(Who.TEACHERS, id, uri, request);
  }

  @GET
  @Path("users")
  @Needs(Scope.ROSTER_READ)
  public Response users(@Context UriInfo uri, @Context HttpServletRequest request) {
    return users(Who.ALL, uri, request);
  }

  @GET
  @Path("users/{sourcedId}")
  @Needs(Scope.ROSTER_READ)
  public Response user(
      @PathParam("sourcedId") UUID id, @Context UriInfo uri, @Context HttpServletRequest request) {
    return user(Who.ALL, id, uri, request);
  }

  private Response users(Who who, UriInfo uri, HttpServletRequest request) {
    var selection = asked.select(caller.person(), USER, uri, request);
    return selection.answer(people.users(caller.person(), who));
  }

  private Response user(Who who, UUID id, UriInfo uri, HttpServletRequest request) {
    var selection = asked.select(caller.person(), USER, uri, request);
    return selection.single(people.users(caller.person(), who), id);
  }
}
