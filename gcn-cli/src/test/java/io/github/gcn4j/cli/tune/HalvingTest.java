package io.github.gcn4j.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HalvingTest {

  private static List<Integer> trials(Halving halving) {
    return halving.rungs().stream().map(Halving.Rung::trials).toList();
  }

  private static List<Integer> epochs(Halving halving, int all) {
    return halving.rungs().stream().map(rung -> rung.epochs(all)).toList();
  }

  @Test
  void aThirdGoesOnForThreeTimesTheEpochs() {
    Halving halving = Halving.of(27, 3, 12, 1);

    assertThat(trials(halving)).containsExactly(27, 9, 3);
    assertThat(epochs(halving, 12)).containsExactly(1, 4, 12);
    assertThat(halving.last()).isEqualTo(new Halving.Rung(3, 1, 3));
  }

  @Test
  void trialsOfOtherLengthsAreTrainedForTheSameShare() {
    Halving.Rung second = Halving.of(27, 3, 12, 1).rungs().get(1);

    assertThat(second.epochs(30)).isEqualTo(10);
    assertThat(second.epochs(1)).isEqualTo(1);
  }

  @Test
  void noTrialIsJudgedByFewerEpochsThanAskedFor() {
    assertThat(epochs(Halving.of(27, 3, 12, 3), 12)).containsExactly(4, 12);
    assertThat(epochs(Halving.of(27, 3, 2, 3), 2)).containsExactly(2);
  }

  @Test
  void aRungComparesAtLeastTwo() {
    assertThat(trials(Halving.of(4, 3, 100, 1))).containsExactly(4, 2);
    assertThat(trials(Halving.of(2, 2, 100, 1))).containsExactly(2);
    assertThat(trials(Halving.of(1, 3, 100, 1))).containsExactly(1);
  }

  @Test
  void aFactorOfOneTrainsAllToTheEnd() {
    assertThat(trials(Halving.of(20, 1, 12, 1))).containsExactly(20);
  }

  @Test
  void theBestGoOnAndTheUnchangedWithThem() {
    List<Standing> standings =
        List.of(standing(1, 0.2), standing(2, 0.9), standing(3, 0.5), standing(4, 0.9), failed(5));

    assertThat(Halving.survivors(standings, new Halving.Rung(2, 1, 2)))
        .extracting(Trial::number)
        .containsExactly(1, 2, 4);
  }

  @Test
  void whatCannotBeTrainedNeverGoesOn() {
    List<Standing> standings = List.of(failed(1), standing(2, 0), failed(3));

    assertThat(Halving.survivors(standings, new Halving.Rung(2, 1, 3)))
        .extracting(Trial::number)
        .containsExactly(2);
    assertThat(Halving.ranked(standings))
        .extracting(one -> one.trial().number())
        .containsExactly(2, 1, 3);
  }

  @Test
  void ofEqualScoresTheFirstTrialIsTheBetter() {
    List<Standing> standings = new ArrayList<>();
    for (int number = 9; number > 1; number--) {
      standings.add(standing(number, 0.5));
    }

    assertThat(Halving.survivors(standings, new Halving.Rung(2, 1, 3)))
        .extracting(Trial::number)
        .containsExactly(2, 3, 4);
  }

  private static Standing standing(int number, double score) {
    return new Standing(trial(number), 1, 1, score, List.of(), List.of(), Optional.empty(), 1);
  }

  private static Standing failed(int number) {
    return new Standing(trial(number), 1, 1, 0, List.of(), List.of(), Optional.of("diverged"), 1);
  }

  private static Trial trial(int number) {
    return new Trial(number, number == 1 ? Map.of() : Map.of("lr", "0." + number));
  }
}
