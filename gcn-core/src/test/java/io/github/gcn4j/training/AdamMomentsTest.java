package io.github.gcn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import org.junit.jupiter.api.Test;

final class AdamMomentsTest {
  private static final Program PROGRAM = Samples.program(3);
  private static final float[][] GRADIENTS = {
    {0.1f, -0.2f, 0.3f}, {1, 0, -0.3f}, {-0.5f, 0.4f, 0.05f}
  };

  @Test
  void adamGoesWhereTorchGoes() {
    // torch.optim.Adam([1, -2, 0.5], lr=0.1) with these gradients
    assertThat(threeSteps(0))
        .containsExactly(new float[] {0.79190636f, -1.8669976f, 0.4018213f}, within(1e-6f));
  }

  @Test
  void adamWDecaysBeforeTheStepAsTorchDoes() {
    // torch.optim.AdamW([1, -2, 0.5], lr=0.1, weight_decay=0.05)
    assertThat(threeSteps(0.05))
        .containsExactly(new float[] {0.7783823f, -1.83848f, 0.39532995f}, within(1e-6f));
  }

  private static float[] threeSteps(double decay) {
    Parameters parameters = Parameters.zeros(PROGRAM);
    Parameters gradients = Parameters.zeros(PROGRAM);
    System.arraycopy(new float[] {1, -2, 0.5f}, 0, parameters.get("fc.bias"), 0, 3);
    AdamMoments moments = AdamMoments.start(PROGRAM);
    for (float[] gradient : GRADIENTS) {
      System.arraycopy(gradient, 0, gradients.get("fc.bias"), 0, 3);
      moments.step(parameters, gradients, 0.1, decay);
    }
    return parameters.get("fc.bias");
  }

  @Test
  void theFirstStepIsTheLearningRateAgainstTheSignAndZeroWhereThereIsNoGradient() {
    Parameters parameters = Parameters.zeros(PROGRAM);
    Parameters gradients = Parameters.zeros(PROGRAM);
    gradients.get("fc.bias")[0] = 0.5f;
    gradients.get("fc.bias")[1] = -20f;
    AdamMoments.start(PROGRAM).step(parameters, gradients, 0.01, 0);
    assertThat(parameters.get("fc.bias"))
        .containsExactly(new float[] {-0.01f, 0.01f, 0}, within(1e-6f));
    assertThat(parameters.get("fc.weight")).containsOnly(0f);
  }

  @Test
  void aBufferLosesExactlyWhatItsGradientSays() {
    Program program = Samples.programWithBuffer();
    Parameters parameters = Parameters.zeros(program);
    Parameters gradients = Parameters.zeros(program);
    parameters.get("shift")[0] = 2;
    gradients.get("shift")[0] = -0.25f;
    AdamMoments moments = AdamMoments.start(program);
    moments.step(parameters, gradients, 0.1, 0.5);
    moments.step(parameters, gradients, 0.1, 0.5);
    assertThat(parameters.get("shift")[0]).isEqualTo(2.5f);
    assertThat(moments.means().get("shift")).containsOnly(0f);
    assertThat(moments.squares().get("shift")).containsOnly(0f);
  }

  @Test
  void takenUpAgainItGoesOnToTheSameBits() {
    Parameters gradients = Parameters.zeros(PROGRAM);
    gradients.get("fc.bias")[0] = 0.3f;
    Parameters parameters = Parameters.zeros(PROGRAM);
    AdamMoments moments = AdamMoments.start(PROGRAM);
    moments.step(parameters, gradients, 0.1, 0);
    AdamMoments again =
        AdamMoments.of(PROGRAM, moments.steps(), moments.means().copy(), moments.squares().copy());
    Parameters copy = parameters.copy();
    moments.step(parameters, gradients, 0.1, 0);
    again.step(copy, gradients, 0.1, 0);
    assertThat(copy.get("fc.bias")).containsExactly(parameters.get("fc.bias"));
    assertThat(again.steps()).isEqualTo(2);
  }

  @Test
  void momentsThatCannotBeAreRefused() {
    Parameters zeros = Parameters.zeros(PROGRAM);
    Samples.refuses(() -> AdamMoments.of(PROGRAM, -1, zeros, zeros), "found -1");
    Parameters negative = zeros.copy();
    negative.get("fc.bias")[1] = -1;
    Samples.refuses(() -> AdamMoments.of(PROGRAM, 1, zeros, negative), "fc.bias, found -1.0");
    Samples.refuses(() -> AdamMoments.of(Samples.program(2), 1, zeros, zeros), "fc.");
  }
}
