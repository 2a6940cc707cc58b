package org.ackademy.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ackademy.replay.Judgement.Hidden;
import org.ackademy.replay.Judgement.Incomplete;
import org.ackademy.replay.Judgement.Invalid;
import org.ackademy.replay.Judgement.Remark;
import org.ackademy.replay.Judgement.Undecided;
import org.ackademy.replay.Judgement.Valid;
import org.ackademy.replay.Judgement.Views;
import org.ackademy.replay.Judgement.Violation;
import org.ackademy.tcp.TcpState;

/** What a judgement says, in the words of a language and with the hosts' names of an exercise. */
public final class Wording {
  private static final String BUNDLE = "org.ackademy.replay.messages";

  /** Ends the key of the text that stands in where no single value is expected. */
  private static final String OPEN = ".open";

  private final Messages messages;
  private final Names names;

  private Wording(Messages messages, Names names) {
    this.messages = messages;
    this.names = names;
  }

  /** How the hosts are called. */
  public record Names(String a, String b) {
    public static final Names LETTERS = new Names("A", "B");

    String of(Side side) {
      return side == Side.A ? a : b;
    }
  }

  /** The words of a language; English where there are none of it. */
  public static Wording of(Locale locale, Names names) {
    return new Wording(Messages.of(BUNDLE, locale), names);
  }

  /** The verdict in one sentence. */
  public String verdict(Judgement.Verdict verdict) {
    return switch (verdict) {
      case Valid valid -> say("verdict.VALID");
      case Incomplete incomplete -> say("verdict.INCOMPLETE");
      case Invalid invalid -> say("verdict.INVALID", Map.of("at", text(invalid.violation().at())));
      case Undecided undecided ->
          say(
              "verdict.UNDECIDED",
              Map.of(
                  "at",
                  text(undecided.at()),
                  "bound",
                  say(
                      "bound." + undecided.bound().name(),
                      Map.of("most", String.valueOf(undecided.most())))));
    };
  }

  /**
   * That a text could not be read.
   *
   * @param expected what could have stood there, in the same language
   */
  public String unreadable(int line, int column, String expected) {
    return say(
        "verdict.UNREADABLE",
        Map.of("line", text(line), "column", text(column), "expected", expected));
  }

  /** The code in a few words. */
  public String title(Code code) {
    return say("title." + code.name());
  }

  /** What holds instead: the rule behind the code. */
  public String rule(Code code) {
    return say("rule." + code.name());
  }

  /**
   * What is wrong.
   *
   * @param host the line's sender; for a state, the host of which it is claimed
   */
  public String violation(Violation violation, Side host) {
    String key = "code." + violation.code().name();
    boolean untold =
        violation.code() == Code.NONSENSE_FLAGS
            ? violation.actual().isEmpty()
            : isUntold(violation.expected(), violation.actual());
    String chosen = untold && messages.has(key + OPEN) ? key + OPEN : key;
    if (violation.actual().isEmpty() && messages.uses(chosen, "actual")) {
      return rule(violation.code());
    }
    return say(chosen, parameters(violation, host));
  }

  private static boolean isUntold(String expected, String actual) {
    return expected.isEmpty() || actual.isEmpty() || expected.equals(actual);
  }

  /** The fact that helps to understand, where there is one. */
  public Optional<String> detail(Violation violation, Side host) {
    return violation
        .detail()
        .map(
            detail -> {
              String key = "detail." + detail.name();
              String ofField = key + "." + violation.field();
              return say(messages.has(ofField) ? ofField : key, parameters(violation, host));
            });
  }

  private Map<String, String> parameters(Violation violation, Side host) {
    return with(
        host,
        Map.of(
            "at", text(violation.at()),
            "expected", violation.expected(),
            "actual", violation.actual(),
            "state", violation.before().of(host).state().rfcName()));
  }

  /**
   * What is missing.
   *
   * @param last both hosts at the end
   * @param owed what is owed, in writing: the segments of {@link Incomplete#owed}; the first is
   *     told
   */
  public String shortfall(Incomplete incomplete, Views last, List<String> owed) {
    String said =
        incomplete.code() == Code.SEGMENT_OWED ? owes(incomplete, owed) : wants(incomplete, last);
    return incomplete.reach() == Judgement.Reach.GONE ? said + " " + say("goal.GONE") : said;
  }

  private String owes(Incomplete incomplete, List<String> owed) {
    Side debtor = incomplete.debtor().orElse(Side.A);
    String key = "code.SEGMENT_OWED" + (owed.isEmpty() ? OPEN : "");
    return say(key, with(debtor, Map.of("expected", owed.isEmpty() ? "" : owed.get(0))));
  }

  private String wants(Incomplete incomplete, Views last) {
    if (incomplete.wanted().isEmpty()) {
      return say("code.GOAL_NOT_REACHED" + OPEN);
    }
    return new TreeSet<>(incomplete.wanted().keySet())
        .stream()
            .map(
                side ->
                    say(
                        "code.GOAL_NOT_REACHED",
                        with(
                            side,
                            Map.of(
                                "expected",
                                    states(incomplete.wanted().getOrDefault(side, Set.of())),
                                "actual", last.of(side).state().rfcName()))))
            .collect(Collectors.joining(" "));
  }

  /** These states, in the RFC's order and spelling. */
  public static String states(Set<TcpState> states) {
    return new TreeSet<>(states).stream().map(TcpState::rfcName).collect(Collectors.joining(" / "));
  }

  /**
   * One step of a hint. It tells no more than its step.
   *
   * @param segment the line that has to stand there, in writing; empty where none has
   */
  public String hint(Hint hint, Hint.Step step, String segment) {
    return switch (hint) {
      case Hint.Claimed claimed -> claimed(claimed.violation(), step);
      case Hint.Edited edited -> edited(edited, step, segment);
    };
  }

  private String claimed(Violation violation, Hint.Step step) {
    String key =
        switch (step) {
          case LINE -> "help.LINE.at";
          case FIELD -> "help.FIELD.state";
          case VALUE -> violation.expected().isEmpty() ? "help.FIELD.state" : "help.VALUE.state";
        };
    return say(key, parameters(violation, violation.host()));
  }

  private String edited(Hint.Edited hint, Hint.Step step, String segment) {
    String end = hint.last() == Hint.Place.AT_THE_END ? ".end" : "";
    Map<String, String> parameters =
        new HashMap<>(Map.of("at", text(hint.at()), "expected", segment));
    if (hint.edit() instanceof Edit.Moved moved) {
      parameters.put("line", text(moved.before()));
    }
    if (hint.edit() instanceof Edit.Inserted inserted) {
      parameters.put("host", names.of(inserted.line().from()));
    }
    if (step == Hint.Step.LINE) {
      boolean between = hint.edit() instanceof Edit.Inserted;
      return say(between ? "help.LINE.before" + end : "help.LINE.at", parameters);
    }
    String kind =
        switch (hint.edit()) {
          case Edit.Inserted inserted -> "inserted" + end;
          case Edit.Deleted deleted -> "deleted";
          case Edit.Moved moved -> step == Hint.Step.VALUE ? "moved" + end : "moved";
          case Edit.Changed changed -> "changed";
        };
    if (step == Hint.Step.FIELD && hint.edit() instanceof Edit.Changed) {
      return hint.fields().stream()
          .map(field -> say("help.FIELD." + field, parameters))
          .collect(Collectors.joining(" "));
    }
    return say("help." + step.name() + "." + kind, parameters);
  }

  /** What happened, unseen. */
  public String hidden(Hidden hidden) {
    return switch (hidden) {
      case Hidden.Called called -> {
        String one = called.call() == Scenario.Call.SEND && called.octets() == 1 ? ".one" : "";
        yield say(
            "hidden." + called.call().name() + one,
            with(called.at(), Map.of("octets", text(called.octets()))));
      }
      case Hidden.Delivered delivered -> {
        String earlier = delivered.line() < 1 ? ".earlier" : "";
        yield say(
            "hidden.DELIVERED" + earlier,
            with(delivered.at(), Map.of("line", text(delivered.line()))));
      }
      case Hidden.TimedOut timedOut ->
          say("hidden." + timedOut.timer().name(), with(timedOut.at(), Map.of()));
    };
  }

  /** What a state means. */
  public String state(TcpState state) {
    return say("state." + state.name());
  }

  /**
   * What is unusual; the remark's own key where there are no words for it.
   *
   * @param host the line's sender
   */
  public String remark(Remark remark, Side host) {
    String key = "remark." + remark.key();
    return messages.has(key) ? say(key, with(host, Map.of())) : remark.key();
  }

  private Map<String, String> with(Side host, Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put("host", names.of(host));
    parameters.put("peer", names.of(host.peer()));
    return parameters;
  }

  private String say(String key) {
    return say(key, Map.of());
  }

  /** The text, its first letter a capital: a host's name may stand there. */
  private String say(String key, Map<String, String> parameters) {
    String text = messages.text(key, parameters);
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
