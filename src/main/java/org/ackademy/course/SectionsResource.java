package org.ackademy.course;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;

/** The sections of a course. */
@Path("courses/{course}/sections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SectionsResource {
  static final int NAME_LENGTH_MAX = 100;

  private final CallerOfRequest caller;
  private final Courses courses;
  private final Sections sections;

  @Inject
  public SectionsResource(CallerOfRequest caller, Courses courses, Sections sections) {
    this.caller = caller;
    this.courses = courses;
    this.sections = sections;
  }

  @GET
  @Needs(Scope.ROSTER_READ)
  public Response list(@PathParam("course") UUID course, @Context UriInfo uri) {
    Membership membership = courses.visible(caller.person(), course).requireTeaching();
    Paging paging = Paging.of(uri);
    return paging.answer(
        sections.of(membership, paging.afterId(), paging.lookFor()),
        section -> section.id().toString(),
        View::of);
  }

  @POST
  @Needs(Scope.ROSTER_WRITE)
  public Response make(@PathParam("course") UUID course, Wanted wanted) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    View view = View.of(sections.make(membership, person, wanted.checkedName()));
    return Tagged.made(URI.create("courses/" + course + "/sections/" + view.id()), view);
  }

  @PUT
  @Path("{section}")
  @Needs(Scope.ROSTER_WRITE)
  public Response rename(
      @PathParam("course") UUID course,
      @PathParam("section") UUID section,
      @Context HttpHeaders headers,
      Wanted wanted) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    return Tagged.changed(
        View.of(
            sections.rename(
                membership,
                person,
                section,
                wanted.checkedName(),
                before -> Tagged.requireSeen(headers, View.of(before)))));
  }

  @DELETE
  @Path("{section}")
  @Needs(Scope.ROSTER_WRITE)
  public void remove(
      @PathParam("course") UUID course,
      @PathParam("section") UUID section,
      @Context HttpHeaders headers) {
    Caller.Person person = caller.person();
    Membership membership = courses.visible(person, course).require(Membership.Right.RUN);
    sections.remove(
        membership, person, section, before -> Tagged.requireSeen(headers, View.of(before)));
  }

  /** The section that is wanted. */
  public record Wanted(String name) {
    String checkedName() {
      var fields = new Fields();
      String checked = fields.text("#/name", name, 1, NAME_LENGTH_MAX);
      fields.requireNoFault();
      return checked;
    }
  }

  /** A section. */
  public record View(String id, String name) {
    static View of(Section section) {
      return new View(section.id().toString(), section.name());
    }
  }
}
