package org.ackademy.notation.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ackademy.notation.LinePrinter;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Line;
import org.ackademy.replay.Side;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;

/**
 * Writes an exchange as a packetdrill script that tries one of its hosts: the peer's segments are
 * injected, its own are expected, and the calls that they need are made.
 *
 * <p>Numbers are relative to the initial ones, as packetdrill has them, so they are told only after
 * the sender's SYN. What the tested kernel decides itself is not checked: the options and windows
 * of its segments, and when it sends. A line that the language cannot express becomes a comment.
 */
public final class PacketdrillWriter {
  /** The longest text of a segment in a script, in octets. */
  private static final int LENGTH_MAX = 65_535;

  /** Flags in the language's order; the ACK bit comes last, as a dot. */
  private static final String LETTERS = "FSRPUEW";

  private static final int[] BITS = {
    Control.FIN, Control.SYN, Control.RST, Control.PSH, Control.URG, Control.ECE, Control.CWR
  };

  private final Exchange exchange;
  private final Side tested;
  private final StringBuilder out = new StringBuilder();
  private Optional<Integer> ownIsn = Optional.empty();
  private Optional<Integer> peerIsn = Optional.empty();
  private int descriptor = 3;
  private int ownEnd;
  private boolean isListening;
  private boolean isOpen;
  private boolean isShut;

  private PacketdrillWriter(Exchange exchange, Side tested) {
    this.exchange = exchange;
    this.tested = tested;
  }

  /**
   * The script.
   *
   * @param exchange what happened; lines with free numbers become comments
   * @param tested the host whose place the kernel takes
   * @param remarks what to say at the top: a verdict, say; any text
   */
  public static String script(Exchange exchange, Side tested, List<String> remarks) {
    return new PacketdrillWriter(exchange, tested).write(remarks);
  }

  private String write(List<String> remarks) {
    remarks.forEach(this::comment);
    socket();
    for (Line line : exchange.lines()) {
      if (line.from() == tested) {
        own(line);
      } else {
        injected(line);
      }
    }
    return out.toString();
  }

  private void comment(String text) {
    text.lines().forEach(line -> out.append("// ").append(printable(line)).append('\n'));
  }

  private static String printable(String line) {
    return line.replaceAll("\\p{Cntrl}", " ");
  }

  private void call(String text) {
    out.append("   +0 ").append(text).append('\n');
  }

  private void socket() {
    out.append("    0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n");
    boolean isOpening =
        exchange.lines().stream()
            .filter(line -> line.segment().isSyn())
            .findFirst()
            .filter(line -> line.from() == tested && !line.segment().isAck())
            .isPresent();
    if (isOpening) {
      call("fcntl(3, F_GETFL) = 0x2 (flags O_RDWR)");
      call("fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0");
      call("connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)");
      isOpen = true;
    } else {
      call("setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0");
      call("bind(3, ..., ...) = 0");
      call("listen(3, 1) = 0");
      isListening = true;
    }
  }

  private void own(Line line) {
    Segment segment = line.segment();
    boolean isAgain = ownIsn.isPresent() && Seq.isBefore(segment.seq(), ownEnd);
    if (segment.isSyn()) {
      ownIsn = Optional.of(segment.seq());
    }
    if (!isAgain && segment.length() > 0 && isOpen) {
      call("write(" + descriptor + ", ..., " + segment.length() + ") = " + segment.length());
    }
    if (segment.isFin() && isOpen && !isShut) {
      call("shutdown(" + descriptor + ", SHUT_WR) = 0");
      isShut = true;
    }
    if (segment.seqLength() > 0) {
      ownEnd = isAgain ? Seq.later(ownEnd, segment.end()) : segment.end();
    }
    // A retransmission comes when the kernel's timer says so.
    packet(line, isAgain && segment.seqLength() > 0 ? "    * > " : "   +0 > ", " <...>");
  }

  private void injected(Line line) {
    Segment segment = line.segment();
    if (segment.isSyn()) {
      peerIsn = Optional.of(segment.seq());
    }
    String words = options(segment.options());
    packet(
        line,
        "   +0 < ",
        " win "
            + segment.window()
            + (segment.has(Control.URG) ? " urg " + segment.urgent() : "")
            + (words.isEmpty() ? "" : " <" + words + ">"));
    boolean accepts =
        isListening
            && segment.isAck()
            && !segment.isRst()
            && ownIsn.filter(isn -> Seq.isBefore(isn, segment.ack())).isPresent();
    if (accepts) {
      call("accept(3, ..., ...) = 4");
      descriptor = 4;
      isListening = false;
      isOpen = true;
    }
  }

  private void packet(Line line, String start, String end) {
    Optional<String> numbers = numbers(line);
    if (numbers.isEmpty()) {
      comment("not expressible: " + LinePrinter.print(line));
      return;
    }
    if (line.isLost()) {
      comment("the next one is lost on the way");
      if (line.from() != tested) {
        out.append("//");
      }
    }
    out.append(start).append(flags(line.segment().control())).append(' ');
    out.append(numbers.get()).append(end).append('\n');
  }

  /** {@code 1:101(100) ack 1}; empty where the language has no words for them. */
  private Optional<String> numbers(Line line) {
    Segment segment = line.segment();
    boolean isOwn = line.from() == tested;
    Optional<Integer> from = isOwn ? ownIsn : peerIsn;
    Optional<Integer> to = isOwn ? peerIsn : ownIsn;
    // Before its SYN a host has no number to count from: a reset's is the other's doing, or zero.
    long seq = Seq.number(segment.seq() - from.orElse(0));
    long end = seq + segment.length();
    boolean isGiven = line.given().seq() && line.given().ack();
    boolean isNamed = from.isPresent() || (segment.isRst() && segment.seq() == 0);
    boolean isAckNamed = !segment.isAck() || to.isPresent();
    if (!isGiven || !isNamed || !isAckNamed || end > Seq.MAX || segment.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    String text = seq + ":" + end + "(" + segment.length() + ")";
    return Optional.of(
        segment.isAck() ? text + " ack " + Seq.number(segment.ack() - to.orElse(0)) : text);
  }

  private static String flags(int control) {
    var letters = new StringBuilder();
    for (int i = 0; i < BITS.length; i++) {
      if ((control & BITS[i]) != 0) {
        letters.append(LETTERS.charAt(i));
      }
    }
    if ((control & Control.ACK) != 0) {
      letters.append('.');
    }
    return letters.isEmpty() ? "-" : letters.toString();
  }

  /** Padded in front to whole words of four octets, as the pcapng writer does. */
  private String options(Options options) {
    List<String> words = new ArrayList<>();
    for (int i = padding(options); i > 0; i--) {
      words.add("nop");
    }
    if (options.hasMss()) {
      words.add("mss " + options.mss());
    }
    if (options.sackPermitted()) {
      words.add("sackOK");
    }
    options
        .timestamps()
        .ifPresent(t -> words.add("TS val " + Seq.text(t.value()) + " ecr " + Seq.text(t.echo())));
    if (options.hasWindowScale()) {
      words.add("wscale " + options.windowScale());
    }
    options.fastOpen().ifPresent(cookie -> words.add(("FO " + cookie).strip()));
    if (!options.sackBlocks().isEmpty()) {
      int isn = ownIsn.orElse(0);
      var blocks = new StringBuilder("sack");
      for (Options.Block block : options.sackBlocks()) {
        blocks.append(' ').append(Seq.number(block.left() - isn));
        blocks.append(':').append(Seq.number(block.right() - isn));
      }
      words.add(blocks.toString());
    }
    return String.join(",", words);
  }

  private static int padding(Options options) {
    byte[] bytes = OptionWriter.bytes(options);
    int padding = 0;
    while (padding < bytes.length && bytes[padding] == OptionBytes.NO_OPERATION) {
      padding++;
    }
    return padding;
  }
}
