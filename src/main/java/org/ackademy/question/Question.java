package org.ackademy.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.ackademy.notation.Numbers;
import org.ackademy.replay.Exchange;
import org.ackademy.replay.Scenario;
import org.ackademy.replay.Side;

/**
 * What is asked, and by which rules an answer is right. One record for each kind; a new kind breaks
 * every switch over them until it is graded, proven and shown.
 */
public sealed interface Question {

  /** The kind's name in quiz files. */
  String type();

  /** What the answer's editor holds at first; handing it in untouched earns nothing. */
  String startingText();

  /** The hosts, the network and the goal under which the answer is replayed. */
  Scenario scenario();

  /**
   * Write an exchange that reaches the scenario's goal.
   *
   * @param scenario the hosts, the network and the goal
   * @param numbers whether lines must state their numbers
   * @param startingText what the editor holds at first
   */
  record Compose(Scenario scenario, Numbers numbers, String startingText) implements Question {
    @Override
    public String type() {
      return "compose";
    }
  }

  /**
   * Continue an exchange so that the whole reaches the scenario's goal. Lines are counted from the
   * first given one; an answer may repeat the given lines or begin right after them.
   *
   * @param scenario the hosts, the network and the goal
   * @param numbers whether lines must state their numbers
   * @param given the lines that stand there already, at least one
   * @param givenText the same as the quiz file writes them
   * @param startingText what the editor holds at first
   */
  record Complete(
      Scenario scenario,
      Numbers numbers,
      Exchange given,
      List<String> givenText,
      String startingText)
      implements Question {
    public Complete {
      givenText = List.copyOf(givenText);
      if (given.size() == 0 || given.size() != givenText.size()) {
        throw new IllegalArgumentException(given.size() + " lines, " + givenText.size() + " texts");
      }
    }

    @Override
    public String type() {
      return "complete";
    }
  }

  /**
   * Name the states of hosts after lines of an exchange that is given in full.
   *
   * @param scenario the hosts, the network and the goal
   * @param given the exchange
   * @param givenText the same as the quiz file writes it
   * @param asked which states are asked for, at least one, each once
   * @param startingText what the editor holds at first
   */
  record States(
      Scenario scenario,
      Exchange given,
      List<String> givenText,
      List<Moment> asked,
      String startingText)
      implements Question {
    public States {
      givenText = List.copyOf(givenText);
      asked = List.copyOf(asked);
      if (given.size() != givenText.size()) {
        throw new IllegalArgumentException(given.size() + " lines, " + givenText.size() + " texts");
      }
      if (asked.isEmpty() || new HashSet<>(asked).size() < asked.size()) {
        throw new IllegalArgumentException("asked: " + asked);
      }
      for (Moment moment : asked) {
        if (moment.line() < 1 || moment.line() > given.size()) {
          throw new IllegalArgumentException("no line " + moment.line());
        }
      }
    }

    @Override
    public String type() {
      return "states";
    }

    /** The moments that these labels leave out, in the order in which they are asked. */
    public List<Moment> without(Collection<Moment> labelled) {
      List<Moment> missing = new ArrayList<>(asked);
      missing.removeAll(labelled);
      return missing;
    }
  }

  /**
   * A host right after a line: at some moment between that line and the next.
   *
   * @param line the line, from 1
   * @param side the host
   */
  record Moment(int line, Side side) {}
}
