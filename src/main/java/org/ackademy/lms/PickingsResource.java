package org.ackademy.lms;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Ids;
import org.ackademy.platform.http.Creations;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Paging;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;
import org.ackademy.question.Difficulty;
import org.ackademy.question.Language;
import org.ackademy.quiz.Reader;
import org.ackademy.quiz.Selections;
import org.ackademy.quiz.markdown.Markdown;
import org.jspecify.annotations.Nullable;

/** Choosing what links of a learning management system show; for whoever was launched to do so. */
@Path("lti/pickings/{picking}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PickingsResource {
  private static final int SEARCH_LENGTH_MAX = 200;

  private final CallerOfRequest caller;
  private final Pickings pickings;
  private final Offers offers;
  private final Selections selections;
  private final DeepLinkingResponse signed;
  private final Ids ids;

  @Inject
  public PickingsResource(
      CallerOfRequest caller,
      Pickings pickings,
      Offers offers,
      Selections selections,
      DeepLinkingResponse signed,
      Ids ids) {
    this.caller = caller;
    this.pickings = pickings;
    this.offers = offers;
    this.selections = selections;
    this.signed = signed;
    this.ids = ids;
  }

  /** What may be chosen. */
  @GET
  @Needs(Scope.COURSE_WRITE)
  public View one(@PathParam("picking") UUID id, @Context HttpServletRequest request) {
    Pickings.Open open = pickings.open(caller.person(), id);
    Launch.Choosing settings = open.picking().settings();
    return new View(
        open.membership().course().title().in(Reader.language(request)),
        open.membership().course().zone().getId(),
        open.registration().terms().name(),
        settings.title(),
        settings.takesLinks(),
        settings.takesSeveral(),
        settings.takesColumns(),
        open.picking().state());
  }

  /** What there is to choose from. */
  @GET
  @Path("offers")
  @Needs(Scope.COURSE_WRITE)
  public Response offers(
      @PathParam("picking") UUID id,
      @QueryParam("search") @Nullable String search,
      @QueryParam("kind") @Nullable String kind,
      @Context UriInfo uri,
      @Context HttpServletRequest request) {
    Caller.Person person = caller.person();
    pickings.open(person, id);
    Paging paging = Paging.of(uri);
    var fields = new Fields();
    String words = search == null ? "" : fields.text("?search", search, 0, SEARCH_LENGTH_MAX);
    Optional<Offers.Kind> wanted = Optional.ofNullable(kind).flatMap(PickingsResource::kind);
    fields.check("?kind", "value", kind == null || wanted.isPresent());
    fields.requireNoFault();
    Language language = Reader.language(request);
    return paging.answer(
        offers.after(
            person, new Offers.Wanted(words, wanted), paging.after().orElse(""), paging.lookFor()),
        Offers.Offer::key,
        offer -> OfferView.of(offer, language));
  }

  private static Optional<Offers.Kind> kind(String text) {
    return List.of(Offers.Kind.values()).stream()
        .filter(kind -> kind.name().equals(text))
        .findFirst();
  }

  /** Answers the platform with links, or with none. */
  @POST
  @Path("answer")
  @Needs(Scope.COURSE_WRITE)
  public Response answer(
      @PathParam("picking") UUID id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Context UriInfo uri,
      @Context HttpServletRequest request,
      WantedLinks wanted) {
    Caller.Person person = caller.person();
    var wish = Creations.Wish.of(uri, key, wanted);
    Pickings.Answered answered =
        pickings.answer(
            person,
            id,
            wish,
            open -> wanted.choices(open.picking().settings(), offers.all(person), selections, ids));
    return Response.status(Response.Status.CREATED)
        .entity(
            new Signed(
                answered.open().picking().settings().returnUrl(),
                signed.of(answered, Reader.language(request))))
        .build();
  }

  /**
   * What may be chosen.
   *
   * @param course for which course
   * @param zone its time zone, as IANA calls it
   * @param platform as the administrator calls it
   * @param title as the platform calls it already
   * @param links whether it takes links to us at all
   * @param several whether it takes several
   * @param columns whether a link may bring a column of the gradebook
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String course,
      String zone,
      String platform,
      Optional<String> title,
      boolean links,
      boolean several,
      boolean columns,
      Picking.State state) {}

  /**
   * Something that can be chosen.
   *
   * @param aboutHtml what it is about, or asks, as HTML that is safe to show
   * @param quiz the title of the quiz that a question is of
   * @param questions how many an attempt has
   * @param type the kind of a question
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record OfferView(
      Offers.Kind kind,
      String id,
      String title,
      String aboutHtml,
      int questions,
      Optional<String> quiz,
      Optional<String> type,
      Optional<Difficulty> difficulty) {
    static OfferView of(Offers.Offer offer, Language language) {
      return new OfferView(
          offer.kind(),
          offer.id(),
          offer.title().in(language),
          Markdown.html(offer.about().in(language)),
          offer.question().isPresent() ? 1 : offer.quiz().size(),
          offer.question().map(placed -> offer.quiz().version().title().in(language)),
          offer.question().map(placed -> placed.exercise().question().type()),
          offer.question().map(placed -> placed.exercise().label().difficulty()));
    }
  }

  /**
   * An answer for the browser to post, in the field {@code JWT}.
   *
   * @param returnUrl where to
   */
  public record Signed(String returnUrl, String jwt) {
    @Override
    public String toString() {
      return "Signed[hidden]";
    }
  }
}
