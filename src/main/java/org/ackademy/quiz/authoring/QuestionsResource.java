package org.ackademy.quiz.authoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Languages;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.quiz.file.QuizFolder;
import org.jspecify.annotations.Nullable;

/** Questions with their keys, for those who write them. */
@Path("authoring/questions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class QuestionsResource {
  /** Characters of a question's file: several times the longest of the bank. */
  static final int TEXT_LENGTH_MAX = 100_000;

  static final int ID_LENGTH_MAX = 60;
  static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Nobody's browser is to guess what a file of ours could be beside a text. */
  private static final MediaType YAML = new MediaType("application", "yaml", "utf-8");

  private final CallerOfRequest caller;
  private final Questions questions;
  private final Authoring authoring;
  private final Publishing publishing;
  private final HttpServletRequest asked;

  @Inject
  public QuestionsResource(
      CallerOfRequest caller,
      Questions questions,
      Authoring authoring,
      Publishing publishing,
      HttpServletRequest asked) {
    this.caller = caller;
    this.questions = questions;
    this.authoring = authoring;
    this.publishing = publishing;
    this.asked = asked;
  }

  @GET
  @Needs(Scope.QUESTION_READ)
  public Response list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    String after = paging.after().orElse("");
    List<Question> found =
        questions.seenBy(caller.person()).stream()
            .filter(question -> question.id().compareTo(after) > 0)
            .limit(paging.lookFor())
            .toList();
    return paging.answer(found, Question::id, QuestionView.Row::of);
  }

  @POST
  @Needs(Scope.QUESTION_WRITE)
  public Response make(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, Wanted wanted) {
    Caller.Person person = caller.person();
    questions.requireAuthor(person);
    var wish = Creations.Wish.of(uri, key, wanted);
    var fields = new Fields();
    String id = checkedId(fields, wanted.id());
    String text = checkedText(fields, wanted.text());
    fields.requireNoFault();
    Creations.Made made =
        Creations.retried(() -> authoring.make(person, wanted.quiz(), id, text, wish));
    return Stored.response(
        made.novelty(),
        URI.create("authoring/questions/" + id),
        QuestionView.of(questions.seenBy(person, id)));
  }

  static String checkedId(Fields fields, String id) {
    fields.form("#/id", id, ID);
    return fields.exactText("#/id", id, 1, ID_LENGTH_MAX);
  }

  static String checkedText(Fields fields, String text) {
    return fields.exactText("#/text", text, 0, TEXT_LENGTH_MAX);
  }

  @GET
  @Path("{question}")
  @Needs(Scope.QUESTION_READ)
  public Response one(@PathParam("question") String id, @Context Request request) {
    return Tagged.json(request, QuestionView.of(questions.seenBy(caller.person(), id)));
  }

  /** Saves a version, right or not. */
  @PUT
  @Path("{question}")
  @Needs(Scope.QUESTION_WRITE)
  public Response save(
      @PathParam("question") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      Change change) {
    var fields = new Fields();
    String text = checkedText(fields, change.text());
    questions.requireAuthor(caller.person());
    fields.requireNoFault();
    return Tagged.changed(QuestionView.of(authoring.save(caller.person(), id, text, ifMatch)));
  }

  /** The file, byte for byte. */
  @GET
  @Path("{question}/file")
  @Produces("application/yaml")
  @Needs(Scope.QUESTION_READ)
  public Response file(@PathParam("question") String id) {
    Question question = questions.seenBy(caller.person(), id);
    return Response.ok(question.text().getBytes(StandardCharsets.UTF_8), YAML)
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + question.id() + QuizFolder.SUFFIX + "\"")
        .build();
  }

  /** All versions, without their texts, oldest first; there are at most a thousand. */
  @GET
  @Path("{question}/versions")
  @Needs(Scope.QUESTION_READ)
  public Response versions(@PathParam("question") String id, @Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    return paging.answer(
        authoring.versions(caller.person(), id).stream()
            .filter(version -> version.number() > paging.afterNumber())
            .limit(paging.lookFor())
            .toList(),
        version -> String.valueOf(version.number()),
        version -> VersionView.of(version, Optional.empty()));
  }

  @GET
  @Path("{question}/versions/{version}")
  @Needs(Scope.QUESTION_READ)
  public Response version(
      @PathParam("question") String id,
      @PathParam("version") String number,
      @Context Request request) {
    return Tagged.json(
        request,
        authoring.versions(caller.person(), id).stream()
            .filter(version -> String.valueOf(version.number()).equals(number))
            .map(version -> VersionView.of(version, Optional.of(version.text())))
            .findFirst()
            .orElseThrow(() -> Problem.notFound().refused()));
  }

  /** Proves the latest version and offers it. */
  @PUT
  @Path("{question}/publication")
  @Consumes(MediaType.WILDCARD)
  @Needs(Scope.QUESTION_WRITE)
  public Response publish(
      @PathParam("question") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return Tagged.changed(
        QuestionView.of(publishing.publish(caller.person(), id, ifMatch, Languages.of(asked))));
  }

  /** Offers it no longer. */
  @DELETE
  @Path("{question}/publication")
  @Consumes(MediaType.WILDCARD)
  @Needs(Scope.QUESTION_WRITE)
  public Response retire(
      @PathParam("question") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    return Tagged.changed(QuestionView.of(authoring.retire(caller.person(), id, ifMatch)));
  }

  /** The question that is wanted. */
  public record Wanted(String quiz, String id, String text) {}

  /** What a question's file is to say. */
  public record Change(String text) {}

  /**
   * A version.
   *
   * @param by what whoever saved it is called
   * @param publishedAt when it was last offered
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record VersionView(
      int number,
      String savedAt,
      Optional<String> by,
      Optional<String> publishedAt,
      Optional<String> text) {
    static VersionView of(Authoring.Version version, Optional<String> text) {
      return new VersionView(
          version.number(),
          version.savedAt().toString(),
          version.by(),
          version.published().map(Object::toString),
          text);
    }
  }
}
