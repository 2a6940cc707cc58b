package org.ackademy.interop.plain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ackademy.question.Text;

/** What a question without segments asks. Texts are Markdown, keys included. */
public sealed interface Body {

  /** Choose one option, or all that hold. */
  record Choose(Pick pick, List<Option> options, Order order) implements Body {
    public Choose {
      options = List.copyOf(options);
    }
  }

  /** How many options are chosen. */
  enum Pick {
    ONE,
    ANY
  }

  /** Whether options keep the order in which they stand. */
  enum Order {
    FIXED,
    DRAWN
  }

  /**
   * An option.
   *
   * @param feedback what to tell whoever chooses it
   */
  record Option(Text text, boolean right, Optional<Text> feedback) {}

  /** Say of each statement whether it is true; at least one. */
  record Judge(List<Statement> statements) implements Body {
    public Judge {
      statements = List.copyOf(statements);
    }
  }

  /**
   * A statement.
   *
   * @param feedback what to tell whoever takes it for the other
   */
  record Statement(Text text, boolean holds, Optional<Text> feedback) {}

  /** Fill in one value. */
  record Fill(Entry entry) implements Body {}

  /** Fill in the gaps of a text, written {@code [[name]]}. */
  record Cloze(Text text, Map<String, Entry> gaps) implements Body {
    public Cloze {
      gaps = Collections.unmodifiableMap(new LinkedHashMap<>(gaps));
    }
  }

  /**
   * Say what belongs to what.
   *
   * @param extra what stands on the right and belongs to nothing
   */
  record Match(List<Pair> pairs, List<Text> extra) implements Body {
    public Match {
      pairs = List.copyOf(pairs);
      extra = List.copyOf(extra);
    }
  }

  /** What belongs together, and what to tell whoever does not see it. */
  record Pair(Text left, Text right, Optional<Text> feedback) {}

  /** Bring into order; here it stands in the right one. */
  record Sort(List<Text> items) implements Body {
    public Sort {
      items = List.copyOf(items);
    }
  }

  /**
   * Write it down; a person marks it.
   *
   * @param start what stands in the editor
   * @param models answers that are right, plain text
   */
  record Write(String start, List<String> models) implements Body {
    public Write {
      models = List.copyOf(models);
    }
  }

  /** What belongs into a blank. */
  sealed interface Entry {
    /**
     * A number.
     *
     * @param value what is right, in the unit whose factor is 1
     * @param tolerance how far from it is still right, 0 or more
     * @param circle whether it is a sequence number, modulo 2^32
     * @param units spellings of units, each with its factor
     */
    record Amount(
        BigDecimal value,
        BigDecimal tolerance,
        boolean circle,
        Map<String, BigDecimal> units,
        List<Wrong> wrong)
        implements Entry {
      public Amount {
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
        wrong = List.copyOf(wrong);
      }
    }

    /** A word or a few, any of these. */
    record Word(List<String> accept, List<Wrong> wrong) implements Entry {
      public Word {
        accept = List.copyOf(accept);
        wrong = List.copyOf(wrong);
      }
    }

    /** One of several options. */
    record Picked(List<Option> options, Order order) implements Entry {
      public Picked {
        options = List.copyOf(options);
      }
    }
  }

  /** A wrong entry that is expected, and what is told to whoever makes it. */
  record Wrong(String answer, Text feedback) {}
}
