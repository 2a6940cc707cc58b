package org.ackademy.attempt;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.ackademy.course.Exams;
import org.ackademy.platform.Clients;
import org.ackademy.platform.http.Languages;
import org.ackademy.platform.http.Problem;
import org.ackademy.platform.http.RateLimited;
import org.ackademy.platform.security.Caller;
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Open;

/**
 * Replays for everybody: cases in, verdicts and explanations out; nothing is stored. While an exam
 * is open, guests and its learners are told verdict, line and code alone.
 */
@Path("replays")
public class ReplayResource {
  static final String PCAPNG = "application/x-pcapng";

  private final CallerOfRequest caller;
  private final ReplayAllowance allowance;
  private final Clients clients;
  private final Exams exams;

  @Inject
  public ReplayResource(
      CallerOfRequest caller, ReplayAllowance allowance, Clients clients, Exams exams) {
    this.caller = caller;
    this.allowance = allowance;
    this.clients = clients;
    this.exams = exams;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Open
  public Response replay(byte[] body, @Context HttpServletRequest request) {
    take(request);
    String answer =
        ExamReplays.told(
            new Replays(Languages.of(request)).answer(body), exams.help(caller.caller()));
    return Response.ok(answer.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  /**
   * One case as a capture that Wireshark opens, with the verdict in its comments. Only where it is
   * asked for: who takes anything is given JSON.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(PCAPNG + ";qs=0.1")
  @Open
  public Response capture(byte[] body, @Context HttpServletRequest request) {
    take(request);
    if (exams.help(caller.caller()) != Exams.Help.FULL) {
      throw Problem.of(403, "exam-open").refused();
    }
    return Response.ok(new Replays(Languages.of(request)).capture(body), PCAPNG)
        .header("Content-Disposition", "attachment; filename=\"exchange.pcapng\"")
        .build();
  }

  private void take(HttpServletRequest request) {
    Caller from = caller.caller();
    String address = clients.address(request);
    Optional<Duration> refused = allowance.take(from, address);
    RateLimited.tell(request, "replays", allowance.standing(from, address));
    refused.ifPresent(
        wait -> {
          throw Problem.tooMany("too-many-requests", wait).refused();
        });
  }
}
