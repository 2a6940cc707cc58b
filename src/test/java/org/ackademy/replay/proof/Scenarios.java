package org.ackademy.replay.proof;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.ackademy.notation.CaseReader;
import org.ackademy.notation.ReadCase;
import org.ackademy.replay.Case;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Scenario.Network;
import org.junit.jupiter.params.provider.Arguments;

/** Scenarios and cases, written as in the exercises. */
final class Scenarios {
  static final String ACTIVE_A = "'start':'CLOSED','opens':'active','isn':100";
  static final String ACTIVE_B = "'start':'CLOSED','opens':'active','isn':300";
  static final String LISTENING_B = "'start':'LISTEN','isn':300";
  static final String CLOSED_B = "'start':'CLOSED'";
  static final String ABORT = ",'calls':['OPEN','SEND','CLOSE','ABORT']";
  static final String REOPENS = ",'reopens':true";
  static final String SHORTHAND = ",'shorthand':true";
  static final String LOSSY = ",'network':'lossy'";

  private Scenarios() {}

  /** Host A in a state of a connection that exists. */
  static String runningA(String state) {
    return "'start':'" + state + "','sndNxt':1000,'sndUna':1000,'rcvNxt':5000";
  }

  /** Host B likewise. */
  static String runningB(String state) {
    return "'start':'" + state + "','sndNxt':5000,'sndUna':5000,'rcvNxt':1000";
  }

  /**
   * Connections seen at one host's place: a name, what A and B are like, whose place it is, and
   * more fields.
   */
  static Stream<Arguments> seenAtAHost() {
    String idleA = runningA("ESTABLISHED");
    String idleB = runningB("ESTABLISHED");
    return Stream.of(
        arguments("three-way at A", ACTIVE_A, LISTENING_B, "A", ""),
        arguments("three-way at B", ACTIVE_A, LISTENING_B, "B", ""),
        arguments("three-way at A, aborts", ACTIVE_A, LISTENING_B, "A", ABORT),
        arguments("simultaneous at A", ACTIVE_A, ACTIVE_B, "A", ""),
        arguments("closed port at A", ACTIVE_A, CLOSED_B, "A", ""),
        arguments("established at A", idleA, idleB, "A", ""),
        arguments("established at B, aborts", idleA, idleB, "B", ABORT),
        arguments("half closed at A", runningA("FIN-WAIT-2"), runningB("CLOSE-WAIT"), "A", ""));
  }

  /** Each of these, of any number of arguments, with either network as one more. */
  static Stream<Arguments> inBothNetworks(Stream<Arguments> all) {
    return all.flatMap(
        one ->
            Stream.of(Network.values())
                .map(
                    network ->
                        Arguments.of(
                            Stream.concat(Stream.of(one.get()), Stream.of(network)).toArray())));
  }

  /** A scenario of two hosts, with more fields where these begin with a comma. */
  static Scenario of(String a, String b, String more) {
    return read(a, b, more, "").scenario();
  }

  /** A case with these lines, each in quotation marks. */
  static Case read(String a, String b, String more, String lines) {
    String json =
        "{'scenario':{'hosts':{'A':{"
            + a
            + "},'B':{"
            + b
            + "}}"
            + more
            + "},'exchange':["
            + lines
            + "]}";
    return switch (CaseReader.ofLines(100).read(json.replace('\'', '"'))) {
      case ReadCase.Legible legible -> legible.question();
      case ReadCase.Unreadable unreadable -> fail(json + ": " + unreadable);
    };
  }
}
