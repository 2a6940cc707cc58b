package org.ackademy.gradebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.http.Fields;
import org.ackademy.platform.http.Tagged;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Needs;
import org.ackademy.platform.security.Scope;

/** How an assignment counts: its category, its points, what lateness costs. All may know it. */
@Path("courses/{course}/assignments/{assignment}/weighting")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class WeightingResource {
  private final CallerOfRequest caller;
  private final Rules rules;

  @Inject
  public WeightingResource(CallerOfRequest caller, Rules rules) {
    this.caller = caller;
    this.rules = rules;
  }

  @GET
  @Needs(Scope.COURSE_READ)
  public Response one(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context Request request) {
    return Tagged.json(request, View.of(rules.weighting(caller.person(), course, assignment)));
  }

  @PUT
  @Needs(Scope.GRADE_WRITE)
  public Response change(
      @PathParam("course") UUID course,
      @PathParam("assignment") UUID assignment,
      @Context HttpHeaders seen,
      View wanted) {
    return Tagged.changed(
        View.of(
            rules.change(caller.person(), course, assignment, wanted.checked(), seen, View::of)));
  }

  /**
   * How an assignment counts.
   *
   * @param points the most that it gives; missing for a point an exercise
   * @param late what lateness costs; missing where it costs nothing
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(Optional<UUID> category, Optional<BigDecimal> points, Optional<Late> late) {
    static View of(Weighting weighting) {
      return new View(
          weighting.category(),
          weighting.points().map(Points::plain),
          switch (weighting.late()) {
            case LatePolicy.None none -> Optional.<Late>empty();
            case LatePolicy.Stepwise stepwise ->
                Optional.of(
                    new Late(
                        Points.plain(stepwise.percent()),
                        stepwise.period(),
                        Optional.of(Points.plain(stepwise.floor()))));
          });
    }

    Weighting checked() {
      var fields = new Fields();
      points.ifPresent(
          amount -> {
            Amounts.check("#/points", amount, fields);
            fields.check("#/points", "amount", amount.signum() > 0);
          });
      LatePolicy policy =
          late.<LatePolicy>map(wanted -> wanted.checked(fields)).orElseGet(LatePolicy.None::new);
      fields.requireNoFault();
      return new Weighting(category, points, policy);
    }
  }

  /**
   * What lateness costs.
   *
   * @param percent of an exercise's points, for each period that has begun
   * @param floor percent of an exercise's points that are left, where so much was earned
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Late(BigDecimal percent, LatePolicy.Period period, Optional<BigDecimal> floor) {
    LatePolicy.Stepwise checked(Fields fields) {
      return new LatePolicy.Stepwise(
          Amounts.percent("#/late/percent", percent, fields),
          period,
          Amounts.percent("#/late/floor", floor.orElse(BigDecimal.ZERO), fields));
    }
  }
}
