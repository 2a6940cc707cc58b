package org.ackademy.tcp.rfc9293;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ackademy.tcp.Control;
import org.ackademy.tcp.Event;
import org.ackademy.tcp.Event.Fresh;
import org.ackademy.tcp.Options;
import org.ackademy.tcp.Reading;
import org.ackademy.tcp.Segment;
import org.ackademy.tcp.Seq;
import org.ackademy.tcp.Tcb.Fin;

/** How tests here write segments and events. */
final class Notation {
  /** The ISS of a host that is to choose one, where a test names none. */
  static final int ISS = 1000;

  /** The window field of a segment that names none. */
  static final int WINDOW = 500;

  private static final List<String> FLAGS = List.of("SYN", "FIN", "RST", "PSH", "URG", "ACK");
  private static final int[] BITS = {
    Control.SYN, Control.FIN, Control.RST, Control.PSH, Control.URG, Control.ACK
  };

  private Notation() {}

  /** The segment that a text such as {@code FIN,ACK seq=7000 ack=3000 len=10 win=0} means. */
  static Segment segment(String text) {
    String[] words = text.split(" ", -1);
    return new Segment(
        control(words[0]),
        Seq.of(number(words, "seq", 0)),
        Seq.of(number(words, "ack", 0)),
        (int) number(words, "len", 0),
        (int) number(words, "win", WINDOW),
        (int) number(words, "urg", 0),
        Options.NONE);
  }

  /** The segment in the same notation; the window only where it is not the usual one. */
  static String text(Segment segment, int usualWindow) {
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < BITS.length; i++) {
      if (segment.has(BITS[i])) {
        flags.add(FLAGS.get(i));
      }
    }
    StringBuilder text = new StringBuilder(flags.isEmpty() ? "none" : String.join(",", flags));
    text.append(" seq=").append(Seq.text(segment.seq()));
    if (segment.isAck()) {
      text.append(" ack=").append(Seq.text(segment.ack()));
    }
    if (segment.length() > 0) {
      text.append(" len=").append(segment.length());
    }
    if (!segment.isRst() && segment.window() != usualWindow) {
      text.append(" win=").append(segment.window());
    }
    if (segment.has(Control.URG)) {
      text.append(" urg=").append(segment.urgent());
    }
    if (!segment.options().equals(Options.NONE)) {
      text.append(' ').append(segment.options());
    }
    return text.toString();
  }

  /** The event that a text means; upper case flags mean that the segment arrives. */
  static Event event(String text) {
    String[] words = text.split(" ", -1);
    return switch (words[0]) {
      case "OPEN" ->
          words[1].equals("passive")
              ? new Event.OpenPassive()
              : new Event.OpenActive(fresh(words), (int) number(words, "len", 0));
      case "SEND" -> new Event.Send(Integer.parseInt(words[1]));
      case "RECEIVE" -> new Event.Receive((int) number(words, "wnd", 0));
      case "CLOSE" -> words.length > 1 ? new Event.Close(Fin.QUEUED) : new Event.Close();
      case "ABORT" -> new Event.Abort(control(words[1]));
      case "STATUS" -> new Event.Status();
      case "TRANSMIT" -> transmit(words[1]);
      case "ACKNOWLEDGE" -> new Event.Acknowledge();
      case "RETRANSMIT" ->
          new Event.Retransmit(
              Seq.of(number(words, "seq", 0)),
              (int) number(words, "len", 0),
              words[words.length - 1].contains("=") ? 0 : control(words[words.length - 1]));
      case "PROBE" ->
          switch (words[1]) {
            case "octet" -> new Event.ProbeWithOctet();
            case "urgently" -> new Event.ProbeUrgently();
            default -> new Event.ProbeBehind(Integer.parseInt(words[2]));
          };
      case "KEEP-ALIVE" -> new Event.KeepAlive(Integer.parseInt(words[1]));
      case "TIME-WAIT" -> new Event.TimeWaitTimeout();
      case "USER" -> new Event.UserTimeout();
      case "CRASH" -> new Event.Crash();
      default -> arrival(text);
    };
  }

  private static Event transmit(String what) {
    String[] parts = what.split("\\+", -1);
    return new Event.Transmit(Integer.parseInt(parts[0]), parts.length > 1 ? Fin.SENT : Fin.OPEN);
  }

  private static Event arrival(String text) {
    int brace = text.indexOf('{');
    if (brace < 0) {
      return new Event.Arrive(segment(text), Reading.PLAIN, fresh(new String[0]));
    }
    String[] choice = text.substring(brace + 1, text.length() - 1).split(" ", -1);
    return new Event.Arrive(
        segment(text.substring(0, brace - 1)), Reading.valueOf(choice[0]), fresh(choice));
  }

  private static Fresh fresh(String[] words) {
    return new Fresh(Seq.of(number(words, "iss", ISS)), Options.NONE);
  }

  private static int control(String flags) {
    int control = 0;
    for (String flag : flags.toUpperCase(Locale.ROOT).split(",", -1)) {
      if (!flag.equals("NONE")) {
        control |= BITS[FLAGS.indexOf(flag)];
      }
    }
    return control;
  }

  private static long number(String[] words, String name, long otherwise) {
    for (String word : words) {
      if (word.startsWith(name + "=")) {
        return Long.parseLong(word.substring(name.length() + 1));
      }
    }
    return otherwise;
  }
}
