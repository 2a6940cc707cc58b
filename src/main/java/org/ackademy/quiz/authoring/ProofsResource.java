package org.ackademy.quiz.authoring;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Languages;
import org.ackademy.platform.http.RateLimited;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Definition;
import org.ackademy.question.Extent;
import org.ackademy.question.Read;
import org.ackademy.quiz.Talk;
import org.ackademy.quiz.file.QuizFolder;

/**
 * What a question's file is found to be and looks like while it is written: nothing is stored, and
 * nothing is told that its writer did not send.
 */
@Path("authoring")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProofsResource {
  /** Octets of what is tried: as much as learners may hand in. */
  static final int ANSWER_LENGTH_MAX = 100_000;

  private final CallerOfRequest caller;
  private final Questions questions;
  private final Proving proving;
  private final HttpServletRequest request;

  @Inject
  public ProofsResource(
      CallerOfRequest caller, Questions questions, Proving proving, HttpServletRequest request) {
    this.caller = caller;
    this.questions = questions;
    this.proving = proving;
    this.request = request;
  }

  /** Proves a file as {@code quiz check --fast} does. */
  @POST
  @Path("proofs")
  @Needs(Scope.QUESTION_READ)
  public QuestionProof prove(Written written) {
    Caller.Person person = author();
    var fields = new Fields();
    String id = QuestionsResource.checkedId(fields, written.id());
    String text = QuestionsResource.checkedText(fields, written.text());
    fields.requireNoFault();
    Locale reader = Languages.of(request);
    return run(person, () -> QuestionProof.of(id, text, Extent.FAST, reader));
  }

  /** Shows a file as the learner of a seed gets it, with what its answers get. */
  @POST
  @Path("previews")
  @Needs(Scope.QUESTION_READ)
  public QuestionPreview preview(Looked looked) {
    Caller.Person person = author();
    var fields = new Fields();
    String id = QuestionsResource.checkedId(fields, looked.id());
    String text = QuestionsResource.checkedText(fields, looked.text());
    long seed = seed(fields, looked.seed().orElse("0"));
    Optional<String> answer =
        looked.answer().map(any -> fields.exactText("#/answer", any, 0, ANSWER_LENGTH_MAX));
    fields.requireNoFault();
    Locale reader = Languages.of(request);
    return run(person, () -> QuestionPreview.of(id, text, seed, answer, reader));
  }

  /** What the machine says next in a conversation with the learner of a seed. */
  @POST
  @Path("turns")
  @Needs(Scope.QUESTION_READ)
  public Talk turn(Looked looked) {
    Caller.Person person = author();
    var fields = new Fields();
    String text = QuestionsResource.checkedText(fields, looked.text());
    long seed = seed(fields, looked.seed().orElse("0"));
    String said = fields.exactText("#/answer", looked.answer().orElse(""), 0, ANSWER_LENGTH_MAX);
    fields.requireNoFault();
    return switch (QuizFolder.definition(text)) {
      case Read.Flawed<Definition> flawed -> throw Talk.none("#/text");
      case Read.Done<Definition> done ->
          run(person, () -> Talk.next(done.value().drawn(seed).exercise(), said, "#/text"));
    };
  }

  /** Works for an author as long as one waits, and tells how they stand. */
  private <T> T run(Caller.Person person, Callable<T> work) {
    T done = proving.run(person, Proving.LIVE_MAX, work);
    RateLimited.tell(request, "authoring", proving.standing(person));
    return done;
  }

  private Caller.Person author() {
    Caller.Person person = caller.person();
    questions.requireAuthor(person);
    return person;
  }

  private static long seed(Fields fields, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      fields.check("#/seed", "value", false);
      return 0;
    }
  }

  /** A file that is being written. */
  public record Written(String id, String text) {}

  /**
   * A file that is looked at.
   *
   * @param seed the learner's, a whole number of 64 bits as text
   * @param answer one to try
   */
  public record Looked(String id, String text, Optional<String> seed, Optional<String> answer) {}
}
