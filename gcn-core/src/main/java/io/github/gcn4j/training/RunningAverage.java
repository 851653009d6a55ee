package io.github.gcn4j.training;

import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The average of parameters a run keeps, if it is told to keep one. */
final class RunningAverage {
  private final Program program;
  private final TrainingOptions options;
  private @Nullable Parameters average;

  RunningAverage(Program program, TrainingOptions options, Optional<Parameters> average) {
    this.program = program;
    this.options = options;
    this.average = average.map(Parameters::copy).orElse(null);
  }

  /** Whether there is an average once so many epochs are over. */
  static boolean isPresentAfter(int epoch, TrainingOptions options) {
    if (options.averaging() instanceof Averaging.LastEpochs last) {
      return epoch >= last.firstEpoch(options.epochs());
    }
    return options.averaging() instanceof Averaging.Ema && epoch > 0;
  }

  /** Takes in the parameters after a step, counted from 1. */
  void afterStep(Parameters parameters, long step) {
    if (options.averaging() instanceof Averaging.Ema ema) {
      mix(parameters, 1 - ema.decayAt(step));
    }
  }

  /** Takes in the parameters after an epoch, counted from 1. */
  void afterEpoch(Parameters parameters, int epoch) {
    if (options.averaging() instanceof Averaging.LastEpochs last) {
      int first = last.firstEpoch(options.epochs());
      if (epoch >= first) {
        mix(parameters, 1.0 / (epoch - first + 1));
        copyBuffers(parameters);
      }
    }
  }

  /** The average if there is one yet, else the parameters themselves. */
  Parameters orElse(Parameters parameters) {
    return average == null ? parameters : average;
  }

  Optional<Parameters> copy() {
    return Optional.ofNullable(average).map(Parameters::copy);
  }

  /**
   * Statistics of epochs apart would not be those of the averaged weights; the newest come nearest.
   */
  private void copyBuffers(Parameters parameters) {
    Parameters mean = orElse(parameters);
    for (ParameterSpec spec : program.parameters().values()) {
      if (spec.role() == ParameterSpec.Role.BUFFER) {
        float[] values = parameters.get(spec.name());
        System.arraycopy(values, 0, mean.get(spec.name()), 0, values.length);
      }
    }
  }

  private void mix(Parameters parameters, double share) {
    if (average == null) {
      average = parameters.copy();
      return;
    }
    for (String name : parameters.names()) {
      float[] mean = average.get(name);
      float[] values = parameters.get(name);
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (float) (mean[i] + share * ((double) values[i] - mean[i]));
      }
    }
  }
}
