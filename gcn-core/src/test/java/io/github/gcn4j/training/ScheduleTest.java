package io.github.gcn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static double[] rates(Schedule schedule, double base, int steps) {
    return IntStream.range(0, steps).mapToDouble(s -> schedule.rate(base, s, steps)).toArray();
  }

  @Test
  void oneCycleIsTorchsToTheLastDigits() {
    // torch.optim.lr_scheduler.OneCycleLR(max_lr=0.004, total_steps=10, cycle_momentum=False)
    assertThat(rates(Schedule.OneCycle.standard(), 0.004, 10))
        .containsExactly(
            new double[] {
              0.00015999999999999999,
              0.0020800000000000003,
              0.004,
              0.0038019385280538944,
              0.003246982615799052,
              0.0024450480877451566,
              0.001554967912254843,
              0.0007530333842009479,
              0.00019807747194610514,
              1.6e-08
            },
            within(1e-15));
  }

  @Test
  void oneCycleWithAPeakBetweenOrBeforeTheStepsIsTorchsToo() {
    assertThat(rates(Schedule.OneCycle.standard(), 0.004, 7))
        .containsExactly(
            new double[] {
              0.00015999999999999999,
              0.003922226509339835,
              0.003676177505078842,
              0.00269073534592218,
              0.0014309551029586282,
              0.0003971871675730623,
              1.6e-08
            },
            within(1e-15));
    assertThat(rates(Schedule.OneCycle.standard(), 0.004, 3))
        .containsExactly(
            new double[] {0.003977661741803647, 0.0018505484106679001, 1.6e-08}, within(1e-15));
    // A peak at the very first step, where torch divides by zero.
    assertThat(rates(new Schedule.OneCycle(0.25, 25, 1e4), 0.004, 4)[0]).isEqualTo(0.004);
    assertThat(rates(Schedule.OneCycle.standard().withWarmUp(0.15), 0.004, 20)[2])
        .isCloseTo(0.004, within(1e-15));
  }

  @Test
  void cosineIsTorchsAnnealingAfterALineUp() {
    // CosineAnnealingLR(T_max=8, eta_min=0.0004) at a base of 0.004, two steps before it.
    assertThat(rates(new Schedule.Cosine(0.2, 0.1), 0.004, 10))
        .containsExactly(
            new double[] {
              0.002,
              0.004,
              0.004,
              0.003862983158520316,
              0.0034727922061357857,
              0.0028888301782571623,
              0.0022,
              0.0015111698217428386,
              0.0009272077938642146,
              0.0005370168414796839
            },
            within(1e-15));
    assertThat(rates(new Schedule.Cosine(0.99, 0), 1, 1)).containsExactly(1);
    assertThat(rates(new Schedule.Constant(), 0.3, 2)).containsExactly(0.3, 0.3);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    Samples.refuses(() -> new Schedule.Cosine(1, 0), "found 1.0");
    Samples.refuses(() -> new Schedule.Cosine(-0.1, 0), "found -0.1");
    Samples.refuses(() -> new Schedule.Cosine(0, 1.1), "found 1.1");
    Samples.refuses(() -> new Schedule.OneCycle(1, 25, 1e4), "found 1.0");
    Samples.refuses(() -> new Schedule.OneCycle(0.3, 0.5, 1e4), "found 0.5");
    Samples.refuses(() -> new Schedule.OneCycle(0.3, 25, Double.POSITIVE_INFINITY), "Infinity");
  }
}
