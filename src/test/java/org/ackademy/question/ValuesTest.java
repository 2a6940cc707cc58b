package org.ackademy.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ackademy.notation.Tree;
import org.junit.jupiter.api.Test;

/** Which values the parameters of a file can have, and which of them are proven. */
class ValuesTest {
  private static final String SMALL =
      "'type': 'numeric', 'parameters': {'n': {'from': 2, 'to': 10, 'step': 2},"
          + " 'm': {'of': [1, 7]}, 'sum': {'is': 'n+m'}}, 'value': {'sum': null}";

  @Test
  void combinationsAreCountedAndEachIsAnother() {
    Tree tree = Written.tree(SMALL);
    Values values = Values.of(tree);
    assertThat(values.combinations()).isEqualTo(10);
    Set<String> seen = new HashSet<>();
    for (long number = 0; number < values.combinations(); number++) {
      seen.add(key(tree, values.combination(number)));
    }
    assertThat(seen).containsExactlyInAnyOrder("3", "5", "7", "9", "11", "13", "15", "17");
    // 2+7 and 8+1 are both 9, 4+7 and 10+1 both 11: ten combinations, eight sums.
  }

  @Test
  void cornersAreTheFirstAndLastValues() {
    Tree tree = Written.tree(SMALL);
    Set<String> corners = new HashSet<>();
    Values.of(tree).corners().forEach(draw -> corners.add(key(tree, draw)));
    assertThat(corners).containsExactlyInAnyOrder("3", "9", "11", "17");
  }

  private static String key(Tree tree, Draw draw) {
    return ((Read.Done<ExerciseReader.Drawn>) ExerciseReader.drawn(tree, draw, Chance.from(0)))
        .value()
        .exercise()
        .question()
        .key()
        .orElseThrow();
  }

  @Test
  void manyValuesAreNotGoneThroughButTheirBoundariesAre() {
    Tree tree =
        Written.tree(
            "'type': 'numeric', 'claims': [], 'parameters': {'isn': {'isn': 'wraps',"
                + " 'within': 4000000000}, 'm': {'of': [1, 7]}}, 'value': {'isn': null},"
                + " 'circle': true");
    assertThat(Values.of(tree).combinations()).isEqualTo(8_000_000_000L);
    Catalogue none = new Catalogue(Map.of(), Map.of(), Map.of());
    assertThat(Proof.of(Written.definition(tree), none, Extent.FULL).reach())
        .isEqualTo(Extent.Reach.SEEDS_AND_BOUNDARIES);
    assertThat(Proof.of(Written.definition(tree), none, Extent.FAST).reach())
        .isEqualTo(Extent.Reach.SEEDS);
    assertThat(Proof.of(Written.definition(Written.tree(SMALL)), none, Extent.FULL).reach())
        .isEqualTo(Extent.Reach.ALL_VALUES);
  }

  /** A fault of one value among many is found where all are looked at. */
  @Test
  void aFaultOfOneValueIsFoundByTheWholeProof() {
    Tree tree =
        Written.tree(
            "'type': 'numeric', 'parameters': {'n': {'from': 1, 'to': 400}}, 'value': 399,"
                + " 'wrong': [{'answer': {'n': null}, 'feedback': {'en': 'No.', 'ko': '틀림'}}]");
    Catalogue none = new Catalogue(Map.of(), Map.of(), Map.of());
    assertThat(Proof.of(Written.definition(tree), none, new Extent(1, 0)).flaws()).isEmpty();
    assertThat(Proof.of(Written.definition(tree), none, Extent.FULL).flaws()).isNotEmpty();
  }
}
