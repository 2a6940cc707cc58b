package org.ackademy.gradebook.analysis;

import java.util.Arrays;
import java.util.List;
import org.ackademy.gradebook.analysis.Figure.Known;
import org.ackademy.gradebook.analysis.Figure.Reason;
import org.ackademy.gradebook.analysis.Figure.Undefined;

/**
 * Classical test theory over scores: a row a learner, a column an exercise. Variances are those of
 * a sample, divided by n - 1.
 *
 * @param scores the same number in each row; more is better
 */
record Statistics(List<double[]> scores) {
  /** Fewer learners than this say nothing of an exercise, and much of each other. */
  static final int LEARNERS_MIN = 5;

  /** Fewer learners than this make a correlation or a reliability mere chance. */
  static final int CORRELATED_MIN = 10;

  private static final int EXERCISES_MIN = 2;

  /** Variances below this are rounding. */
  private static final double NOTHING = 1e-12;

  Statistics {
    scores = List.copyOf(scores);
  }

  private int learners() {
    return scores.size();
  }

  private int exercises() {
    return scores.isEmpty() ? 0 : scores.getFirst().length;
  }

  /** How much of an exercise's maximum was reached on average: 0 nobody anything, 1 all all. */
  Figure facility(int exercise, double maximum) {
    if (learners() < LEARNERS_MIN) {
      return new Undefined(Reason.TOO_FEW_LEARNERS);
    }
    return new Known(mean(column(exercise)) / maximum);
  }

  /**
   * How an exercise goes with all the others: its correlation with the sum of the rest, the
   * corrected (point-biserial) item-total correlation.
   */
  Figure discrimination(int exercise) {
    if (learners() < CORRELATED_MIN) {
      return new Undefined(Reason.TOO_FEW_LEARNERS);
    }
    if (exercises() < EXERCISES_MIN) {
      return new Undefined(Reason.TOO_FEW_EXERCISES);
    }
    double[] own = column(exercise);
    double[] rest = totals();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= own[i];
    }
    double spread = Math.sqrt(covariance(own, own) * covariance(rest, rest));
    return spread < NOTHING
        ? new Undefined(Reason.NO_VARIANCE)
        : new Known(covariance(own, rest) / spread);
  }

  /** Cronbach's alpha: L. J. Cronbach, Psychometrika 16 (1951), 297-334. */
  Figure alpha() {
    if (learners() < CORRELATED_MIN) {
      return new Undefined(Reason.TOO_FEW_LEARNERS);
    }
    if (exercises() < EXERCISES_MIN) {
      return new Undefined(Reason.TOO_FEW_EXERCISES);
    }
    double total = covariance(totals(), totals());
    if (total < NOTHING) {
      return new Undefined(Reason.NO_VARIANCE);
    }
    double parts = 0;
    for (int i = 0; i < exercises(); i++) {
      parts += covariance(column(i), column(i));
    }
    double k = exercises();
    return new Known(k / (k - 1) * (1 - parts / total));
  }

  /**
   * The standard error of alpha: A. Duhachek and D. Iacobucci, Journal of Applied Psychology 89(5)
   * (2004), 792-808, equation 2.
   */
  Figure alphaError() {
    return switch (alpha()) {
      case Undefined undefined -> undefined;
      case Known known -> {
        int k = exercises();
        double sum = 0;
        double trace = 0;
        double traceOfSquare = 0;
        double sumOfSquare = 0;
        double[][] v = new double[k][k];
        for (int i = 0; i < k; i++) {
          for (int j = 0; j < k; j++) {
            v[i][j] = covariance(column(i), column(j));
            sum += v[i][j];
          }
          trace += v[i][i];
        }
        for (int i = 0; i < k; i++) {
          for (int j = 0; j < k; j++) {
            double square = 0;
            for (int l = 0; l < k; l++) {
              square += v[i][l] * v[l][j];
            }
            sumOfSquare += square;
            traceOfSquare += i == j ? square : 0;
          }
        }
        double q =
            2.0
                * k
                * k
                / ((k - 1.0) * (k - 1.0) * sum * sum * sum)
                * (sum * (traceOfSquare + trace * trace) - 2 * trace * sumOfSquare);
        yield new Known(Math.sqrt(Math.max(q, 0) / learners()));
      }
    };
  }

  /**
   * The standard error of measurement, in points: the spread of the totals times sqrt(1 - alpha).
   */
  Figure measurementError() {
    return switch (alpha()) {
      case Undefined undefined -> undefined;
      case Known known ->
          new Known(Math.sqrt(covariance(totals(), totals()) * (1 - known.value())));
    };
  }

  /** The mean of the totals. */
  Figure mean() {
    return learners() < LEARNERS_MIN
        ? new Undefined(Reason.TOO_FEW_LEARNERS)
        : new Known(mean(totals()));
  }

  /** The spread of the totals. */
  Figure deviation() {
    return learners() < LEARNERS_MIN
        ? new Undefined(Reason.TOO_FEW_LEARNERS)
        : new Known(Math.sqrt(covariance(totals(), totals())));
  }

  /** The middle one of values, or the mean of the two in the middle. */
  static Figure median(double[] values) {
    if (values.length < LEARNERS_MIN) {
      return new Undefined(Reason.TOO_FEW_LEARNERS);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return new Known(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }

  /** What each learner reached in all. */
  double[] totals() {
    return scores.stream().mapToDouble(row -> Arrays.stream(row).sum()).toArray();
  }

  private double[] column(int exercise) {
    return scores.stream().mapToDouble(row -> row[exercise]).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double covariance(double[] some, double[] others) {
    double mean = mean(some);
    double otherMean = mean(others);
    double sum = 0;
    for (int i = 0; i < some.length; i++) {
      sum += (some[i] - mean) * (others[i] - otherMean);
    }
    return sum / (some.length - 1);
  }
}
