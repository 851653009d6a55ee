package io.github.gcn4j.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceTest {
  private static final Map<String, Space.Kind> KNOWN =
      Map.of(
          "lr", Space.Kind.NUMBER,
          "batch", Space.Kind.WHOLE_NUMBER,
          "augment", Space.Kind.TEXT,
          "augment.", Space.Kind.NUMBER);

  private static Space parse(String text) {
    return Space.parse(text, KNOWN);
  }

  @Test
  void readsRangesChoicesAndRemarks() {
    Space space = parse("lr = 1e-4 .. 1e-2:log, batch=16|32\naugment.noise=0..0.05 # mild\n\n");

    assertThat(space.parameters())
        .containsExactly(
            new Parameter.Range("lr", 1e-4, 1e-2, true, false),
            new Parameter.Choices("batch", List.of("16", "32")),
            new Parameter.Range("augment.noise", 0, 0.05, false, false));
    assertThat(parse(space.text())).isEqualTo(space);
  }

  @Test
  void aCommaWithinAChoiceBeginsNoParameter() {
    Space space = parse("augment=none|brightness=0.1,noise=0.05,lr=1..2");

    assertThat(space.parameters().get(0))
        .isEqualTo(new Parameter.Choices("augment", List.of("none", "brightness=0.1,noise=0.05")));
    assertThat(space.parameters()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; expected parameters as lr=1e-4..1e-2:log,batch=16|32, found none",
        "lr; expected NAME=RANGE with a name of augment, augment.NAME, batch, lr, found 'lr'",
        "rate=1..2; found 'rate=1..2'",
        "lr=2..1; lr: expected the lower end first, found '2..1'",
        "lr=1..1; lr: expected the lower end first",
        "lr=0..1:log; lr: expected ends above 0 with :log",
        "lr=1..x; lr: expected numbers, found 'x'",
        "lr=1..Infinity; lr: expected numbers, found 'Infinity'",
        "batch=1.5..4; batch: expected whole numbers, found '1.5'",
        "batch=16|many; batch: expected whole numbers, found 'many'",
        "batch=16; batch: expected a range as 0.001..0.1 or choices as a|b, found '16': add another, or give it as the option --batch",
        "batch=16|16; batch: expected every choice once",
        "batch=16|; batch: expected a value on both sides of |",
        "augment=a..b; augment: expected choices as in a|b, found 'a..b'",
        "lr=1..2,lr=2..3; expected lr once, found it again: remove one",
      })
  void refusesWhatItCannotReadNamingIt(String text, String said) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(text)).withMessageContaining(said);
  }

  @Test
  void drawsEveryPartOfARangeAndNothingBeyond() {
    Parameter rate = new Parameter.Range("lr", 1e-4, 1e-2, true, false);
    SplittableRandom random = new SplittableRandom(1);
    int low = 0;
    for (int i = 0; i < 2000; i++) {
      double value = Double.parseDouble(rate.draw(random));
      assertThat(value).isBetween(1e-4, 1e-2);
      low += value < 1e-3 ? 1 : 0;
    }
    assertThat(low).as("below the geometric middle").isBetween(900, 1100);
  }

  @Test
  void drawsWholeNumbersEndsIncluded() {
    for (boolean logarithmic : new boolean[] {false, true}) {
      Parameter batch = new Parameter.Range("batch", 2, 5, logarithmic, true);
      SplittableRandom random = new SplittableRandom(2);
      HashSet<String> seen = new HashSet<>();
      for (int i = 0; i < 500; i++) {
        seen.add(batch.draw(random));
      }
      assertThat(seen).containsExactlyInAnyOrder("2", "3", "4", "5");
    }
  }

  @Test
  void drawsNumbersAPersonCanWriteAgain() {
    Parameter rate = new Parameter.Range("lr", 1e-5, 1, true, false);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      assertThat(rate.draw(random)).matches("0\\.0*[1-9][0-9]{0,2}|1");
    }
  }

  @Test
  void theFirstTrialChangesNothingAndMoreTrialsBeginWithFewer() {
    Space space = parse("lr=1e-4..1e-2:log,batch=16|32");

    List<Trial> few = space.draw(5, 7);
    List<Trial> many = space.draw(9, 7);

    assertThat(few.get(0)).isEqualTo(new Trial(1, Map.of()));
    assertThat(many.subList(0, 5)).isEqualTo(few);
    assertThat(many).extracting(Trial::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(many).extracting(Trial::settings).doesNotHaveDuplicates();
    assertThat(space.draw(5, 8)).isNotEqualTo(few);
  }

  @Test
  void aSmallSpaceIsTriedWhole() {
    List<Trial> trials = parse("batch=8|16|32").draw(20, 0);

    assertThat(trials).hasSize(4);
    assertThat(trials.stream().map(trial -> trial.settings().getOrDefault("batch", "unchanged")))
        .containsExactlyInAnyOrder("unchanged", "8", "16", "32");
  }

  @Test
  void tellsWhereInARangeAValueLies() {
    Parameter rate = new Parameter.Range("lr", 1e-4, 1e-2, true, false);

    assertThat(rate.position("0.001").orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(rate.position("0.0001").orElseThrow()).isCloseTo(0, within(1e-12));
    assertThat(new Parameter.Choices("batch", List.of("1", "2")).position("1")).isEmpty();
  }
}
