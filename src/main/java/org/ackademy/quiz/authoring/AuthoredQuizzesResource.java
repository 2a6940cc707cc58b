package org.ackademy.quiz.authoring;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.http.Stored;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Text;
import org.ackademy.quiz.markdown.Unfit;
import org.jspecify.annotations.Nullable;

/** Quizzes that are begun on the pages, for those who write questions. */
@Path("authoring/quizzes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuthoredQuizzesResource {
  static final int TITLE_LENGTH_MAX = 200;
  static final int DESCRIPTION_LENGTH_MAX = 2_000;

  private static final String ZIP = "application/zip";

  private final CallerOfRequest caller;
  private final Questions questions;
  private final Authoring authoring;

  @Inject
  public AuthoredQuizzesResource(CallerOfRequest caller, Questions questions, Authoring authoring) {
    this.caller = caller;
    this.questions = questions;
    this.authoring = authoring;
  }

  @GET
  @Needs(Scope.QUESTION_READ)
  public Response list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri);
    String after = paging.after().orElse("");
    return paging.answer(
        authoring.quizzes(caller.person()).stream()
            .filter(quiz -> quiz.slug().compareTo(after) > 0)
            .limit(paging.lookFor())
            .toList(),
        AuthoredQuiz::slug,
        View::of);
  }

  @POST
  @Needs(Scope.QUESTION_WRITE)
  public Response make(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Context UriInfo uri, View wanted) {
    Caller.Person person = caller.person();
    questions.requireAuthor(person);
    var wish = Creations.Wish.of(uri, key, wanted);
    var fields = new Fields();
    String id = QuestionsResource.checkedId(fields, wanted.id());
    Text title = wanted.title();
    Text description = wanted.description();
    words(fields, title, description);
    fields.requireNoFault();
    Creations.Made made =
        Creations.retried(() -> authoring.make(person, id, title, description, wish));
    return Stored.response(
        made.novelty(), URI.create("authoring/quizzes"), new View(id, title, description));
  }

  @GET
  @Path("{quiz}")
  @Needs(Scope.QUESTION_READ)
  public Response one(@PathParam("quiz") String quiz, @Context Request request) {
    return Tagged.json(request, View.of(authoring.quiz(caller.person(), quiz)));
  }

  /** Changes what a quiz is called and what is said of it. */
  @PUT
  @Path("{quiz}")
  @Needs(Scope.QUESTION_WRITE)
  public Response describe(
      @PathParam("quiz") String quiz,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      Words words) {
    questions.requireAuthor(caller.person());
    var fields = new Fields();
    words(fields, words.title(), words.description());
    fields.requireNoFault();
    return Tagged.changed(
        View.of(
            authoring.describe(
                caller.person(), quiz, words.title(), words.description(), ifMatch)));
  }

  private static void words(Fields fields, Text title, Text description) {
    fields.text("#/title/en", title.en(), 1, TITLE_LENGTH_MAX);
    fields.text("#/title/ko", title.ko(), 1, TITLE_LENGTH_MAX);
    markdown(fields, "#/description/en", description.en());
    markdown(fields, "#/description/ko", description.ko());
  }

  private static void markdown(Fields fields, String pointer, String text) {
    fields.text(pointer, text, 1, DESCRIPTION_LENGTH_MAX);
    fields.check(pointer, "markdown", Unfit.in(text).isEmpty());
  }

  /** The folder of a quiz as it is offered, to be put below {@code quizzes}. */
  @GET
  @Path("{quiz}/files")
  @Produces(ZIP)
  @Needs(Scope.QUESTION_READ)
  public Response files(@PathParam("quiz") String quiz) throws IOException {
    Map<String, String> files = authoring.files(caller.person(), quiz);
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return Response.ok(bytes.toByteArray(), ZIP)
        .header("Content-Disposition", "attachment; filename=\"" + quiz + ".zip\"")
        .build();
  }

  /**
   * A quiz.
   *
   * @param id its name in addresses, and its folder's
   * @param description Markdown
   */
  public record View(String id, Text title, Text description) {
    static View of(AuthoredQuiz quiz) {
      return new View(quiz.slug(), quiz.title(), quiz.description());
    }
  }

  /** What a quiz is called, and what is said of it. */
  public record Words(Text title, Text description) {}
}
