package org.ackademy.notation;

import java.util.function.Function;

/** What came of reading a text: its meaning, or the first place at which it has none. */
public sealed interface Parsed<T> {

  /** The text could be read. */
  record Done<T>(T value) implements Parsed<T> {}

  /** The text could not be read. */
  record Failed<T>(Fault fault) implements Parsed<T> {}

  static <T> Parsed<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Parsed<T> failed(Fault fault) {
    return new Failed<>(fault);
  }

  /** What {@code next} makes of the meaning; a fault stays what it is. */
  default <U> Parsed<U> then(Function<T, Parsed<U>> next) {
    return switch (this) {
      case Done<T> done -> next.apply(done.value());
      case Failed<T> failed -> new Failed<>(failed.fault());
    };
  }
}
