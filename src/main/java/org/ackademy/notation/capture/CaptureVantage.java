package org.ackademy.notation.capture;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ackademy.replay.Scenario.Vantage;
import org.ackademy.replay.Side;

/** Where a capture was taken: somewhere on the way, or at one of the hosts. */
public sealed interface CaptureVantage {
  /** How the wire is called. */
  String WIRE = "wire";

  /** On the way: both hosts' segments in the order of sending. */
  record OnWire() implements CaptureVantage {
    @Override
    public List<Vantage> of(List<Connection> connections) {
      return Collections.nCopies(connections.size(), Vantage.WIRE);
    }
  }

  /**
   * At the host with this address; connections in which it has no part count as seen on the way.
   *
   * @param address in any spelling
   */
  record AtAddress(String address) implements CaptureVantage {
    @Override
    public List<Vantage> of(List<Connection> connections) {
      return connections.stream()
          .map(connection -> connection.host(address))
          .map(host -> host.map(CaptureVantage::at).orElse(Vantage.WIRE))
          .toList();
    }
  }

  /**
   * At the host that opens the connections, or at the one to which they are opened: the one which
   * most connections have on that side, and of a connection without it, whoever is on that side.
   */
  record AtSide(Side side) implements CaptureVantage {
    @Override
    public List<Vantage> of(List<Connection> connections) {
      String address = mostFrequent(side, connections);
      return connections.stream()
          .map(connection -> at(connection.host(address).orElse(side)))
          .toList();
    }
  }

  /** What a text names: {@code wire}, an address, {@code A} or {@code B}; empty where nothing. */
  static Optional<CaptureVantage> of(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case WIRE -> Optional.of(new OnWire());
      case "a" -> Optional.of(new AtSide(Side.A));
      case "b" -> Optional.of(new AtSide(Side.B));
      default -> Endpoint.ofAddress(text).map(known -> new AtAddress(known.address()));
    };
  }

  /** The vantage of each connection, in the order of the list. */
  List<Vantage> of(List<Connection> connections);

  private static Vantage at(Side side) {
    return side == Side.A ? Vantage.HOST_A : Vantage.HOST_B;
  }

  /** Of several addresses that are equally frequent the one that came first. */
  private static String mostFrequent(Side side, List<Connection> connections) {
    Map<String, Integer> counts = new HashMap<>();
    String found = "";
    for (Connection connection : connections) {
      counts.merge(connection.address(side), 1, Integer::sum);
    }
    for (Connection connection : connections) {
      String address = connection.address(side);
      if (counts.getOrDefault(address, 0) > counts.getOrDefault(found, 0)) {
        found = address;
      }
    }
    return found;
  }
}
