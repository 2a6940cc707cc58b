package org.ackademy.gradebook.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ackademy.gradebook.analysis.Figure.Known;
import org.ackademy.gradebook.analysis.Figure.Reason;
import org.ackademy.gradebook.analysis.Figure.Undefined;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against published figures. */
class StatisticsTest {
  /**
   * The survey of clerical employees in S. Chatterjee and B. Price, Regression Analysis by Example
   * (1977), in R the data set attitude: rating, complaints, privileges, learning, raises, critical,
   * advance.
   */
  private static final String ATTITUDE =
      """
      43 51 30 39 61 92 45
      63 64 51 54 63 73 47
      71 70 68 69 76 86 48
      61 63 45 47 54 84 35
      81 78 56 66 71 83 47
      43 55 49 44 54 49 34
      58 67 42 56 66 68 35
      71 75 50 55 70 66 41
      72 82 72 67 71 83 31
      67 61 45 47 62 80 41
      64 53 53 58 58 67 34
      67 60 47 39 59 74 41
      69 62 57 42 55 63 25
      68 83 83 45 59 77 35
      77 77 54 72 79 77 46
      81 90 50 72 60 54 36
      74 85 64 69 79 79 63
      65 60 65 75 55 80 60
      65 70 46 57 75 85 46
      50 58 68 54 64 78 52
      50 40 33 34 43 64 33
      64 61 52 62 66 80 41
      53 66 52 50 63 80 37
      40 37 42 58 50 57 49
      63 54 42 48 66 75 33
      66 77 66 63 88 76 72
      78 75 58 74 80 78 49
      48 57 44 45 51 83 38
      85 85 71 71 77 74 55
      82 82 39 59 64 78 39
      """;

  private static Statistics attitude() {
    var rows = new ArrayList<double[]>();
    for (String line : ATTITUDE.lines().toList()) {
      rows.add(
          List.of(line.strip().split(" ", -1)).stream().mapToDouble(Double::parseDouble).toArray());
    }
    return new Statistics(rows);
  }

  /**
   * As the documentation of W. Revelle's R package psych prints them for alpha(attitude): raw_alpha
   * 0.84, ase 0.042, r.drop 0.67 0.74 0.56 0.71 0.79 0.27 0.46; the scale's mean 60 and sd 8.2 are
   * those of the mean of the seven.
   */
  @Test
  void alphaItsErrorAndTheCorrectedCorrelationsAreThosePublished() {
    Statistics attitude = attitude();
    assertThat(value(attitude.alpha())).isCloseTo(0.84, within(0.005));
    assertThat(value(attitude.alphaError())).isCloseTo(0.042, within(0.0005));
    double[] dropped = {0.67, 0.74, 0.56, 0.71, 0.79, 0.27, 0.46};
    for (int i = 0; i < dropped.length; i++) {
      assertThat(value(attitude.discrimination(i)))
          .as("%d", i)
          .isCloseTo(dropped[i], within(0.005));
    }
    assertThat(value(attitude.mean()) / 7).isCloseTo(60, within(0.5));
    assertThat(value(attitude.deviation()) / 7).isCloseTo(8.2, within(0.05));
    assertThat(value(attitude.measurementError()))
        .isCloseTo(
            value(attitude.deviation()) * Math.sqrt(1 - value(attitude.alpha())), within(1e-9));
  }

  /** Kuder and Richardson's formula 20 is alpha where all is right or wrong; worked by hand. */
  @Test
  void forRightAndWrongItIsKuderAndRichardsonsFormula() {
    // Ten learners, three exercises; shares right 0.7, 0.5, 0.3.
    String table = "111 111 111 110 110 100 100 000 000 000";
    var rows = new ArrayList<double[]>();
    for (String row : table.split(" ", -1)) {
      rows.add(row.chars().mapToDouble(digit -> digit - '0').toArray());
    }
    var statistics = new Statistics(rows);
    assertThat(value(statistics.facility(0, 1))).isEqualTo(0.7);
    assertThat(value(statistics.facility(1, 1))).isEqualTo(0.5);
    assertThat(value(statistics.facility(2, 1))).isEqualTo(0.3);
    // Totals 3 3 3 2 2 1 1 0 0 0: mean 1.5, squares 37, population variance 3.7 - 2.25 = 1.45;
    // p(1-p): 0.21 + 0.25 + 0.21 = 0.67; 3/2 * (1 - 0.67/1.45) = 0.806897
    assertThat(value(statistics.alpha())).isCloseTo(0.806_897, within(0.000_001));
  }

  @Test
  void whatHasNoValueIsSaidToHaveNone() {
    List<double[]> same = Collections.nCopies(20, new double[] {1, 0});
    assertThat(new Statistics(same).alpha()).isEqualTo(new Undefined(Reason.NO_VARIANCE));
    assertThat(new Statistics(same).discrimination(0)).isEqualTo(new Undefined(Reason.NO_VARIANCE));
    List<double[]> few = Collections.nCopies(9, new double[] {1, 0});
    assertThat(new Statistics(few).alpha()).isEqualTo(new Undefined(Reason.TOO_FEW_LEARNERS));
    assertThat(new Statistics(few).facility(0, 1)).isEqualTo(new Known(1));
    assertThat(new Statistics(few.subList(0, 4)).facility(0, 1))
        .isEqualTo(new Undefined(Reason.TOO_FEW_LEARNERS));
    List<double[]> one = Collections.nCopies(20, new double[] {1});
    assertThat(new Statistics(one).discrimination(0))
        .isEqualTo(new Undefined(Reason.TOO_FEW_EXERCISES));
    assertThat(new Statistics(List.of()).mean()).isEqualTo(new Undefined(Reason.TOO_FEW_LEARNERS));
  }

  @Test
  void theMedianIsTheMiddle() {
    assertThat(Statistics.median(new double[] {5, 1, 4, 2, 3})).isEqualTo(new Known(3));
    assertThat(Statistics.median(new double[] {6, 1, 5, 2, 4, 3})).isEqualTo(new Known(3.5));
    assertThat(Statistics.median(new double[] {1, 2, 3, 4}))
        .isEqualTo(new Undefined(Reason.TOO_FEW_LEARNERS));
  }

  private static double value(Figure figure) {
    return switch (figure) {
      case Known known -> known.value();
      case Undefined undefined -> throw new AssertionError(undefined);
    };
  }

  private static Offset<Double> within(double value) {
    return Offset.offset(value);
  }
}
