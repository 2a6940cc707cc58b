package org.ackademy.attempt;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.ackademy.platform.security.CallerOfRequest;
import org.ackademy.platform.security.Open;

/** Captures for everybody: a file in, a verdict for each connection out; nothing is stored. */
@Path("replays:capture")
public class CaptureResource {
  private final CallerOfRequest caller;
  private final ReplayAllowance allowance;
  private final Clients clients;
  private final Exams exams;

  @Inject
  public CaptureResource(
      CallerOfRequest caller, ReplayAllowance allowance, Clients clients, Exams exams) {
    this.caller = caller;
    this.allowance = allowance;
    this.clients = clients;
    this.exams = exams;
  }

  /**
   * Judges a capture.
   *
   * @param vantage where it was taken, as on the command line
   */
  @POST
  @Consumes({
    "application/vnd.tcpdump.pcap",
    "application/x-pcapng",
    MediaType.APPLICATION_OCTET_STREAM
  })
  @Produces(MediaType.APPLICATION_JSON)
  @Open
  public Response replay(
      byte[] body,
      @QueryParam("vantage") @DefaultValue("wire") String vantage,
      @Context HttpServletRequest request) {
    String address = clients.address(request);
    Optional<Duration> refused = allowance.take(caller.caller(), address);
    RateLimited.tell(request, "replays", allowance.standing(caller.caller(), address));
    refused.ifPresent(
        wait -> {
          throw Problem.tooMany("too-many-requests", wait).refused();
        });
    String answer =
        ExamReplays.told(
            new CaptureReplays(Languages.of(request)).answer(body, vantage),
            exams.help(caller.caller()));
    return Response.ok(answer.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
