package org.ackademy.replay;

import java.util.Map;
import org.ackademy.tcp.TcpState;

/**
 * What is put before a replay.
 *
 * @param id the caller's name for it; means nothing here
 * @param scenario the hosts, the network and the goal
 * @param exchange the segments
 * @param claims states that the answer claims, by line (from 1) and host: the state at some moment
 *     between that line and the next
 */
public record Case(
    String id, Scenario scenario, Exchange exchange, Map<Integer, Map<Side, TcpState>> claims) {
  public Case {
    claims = Map.copyOf(claims);
  }
}
