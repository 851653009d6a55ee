package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Passes forward as in inference and back to values on the way, step by step: what compiled
 * programs keep is too little for it.
 */
record ExplanationPasses(Binding binding, Liveness liveness) {

  /** A way back from the logits. */
  private interface WayBack {
    void go(Tape tape, DenseMatrix outputGradient, BackwardPass.Observer seen);
  }

  List<Sensitivity> sensitivities(
      float[] features, int batch, Session.OutputGradient function, List<Integer> values) {
    Set<Integer> watched = Set.copyOf(values);
    return explain(
        features,
        batch,
        function,
        values,
        (tape, dy, seen) -> BackwardPass.runToValues(binding, tape, dy, watched, binding, seen));
  }

  List<Sensitivity> readoutSensitivities(
      float[] features, int batch, Session.OutputGradient function) {
    List<Integer> read =
        binding.program().readouts().stream()
            .map(value -> binding.program().steps().get(value - 1).inputs().get(0))
            .distinct()
            .sorted()
            .toList();
    Set<Integer> watched = Set.copyOf(read);
    return explain(
        features,
        batch,
        function,
        read,
        (tape, dy, seen) -> BackwardPass.runThroughReadouts(binding, tape, dy, watched, seen));
  }

  private List<Sensitivity> explain(
      float[] features,
      int batch,
      Session.OutputGradient function,
      List<Integer> values,
      WayBack back) {
    Map<Integer, Sensitivity> seen = new HashMap<>();
    try (Workspace workspace = binding.open()) {
      Set<Integer> watched = Set.copyOf(values);
      Tape tape = forward(workspace, features, batch, watched, binding);
      for (int value : watched) {
        float[] activations = read(workspace, tape.signal(value));
        seen.put(value, new Sensitivity(value, activations, new float[activations.length]));
      }
      back.go(
          tape,
          tape.matrix(binding.program().output()).gradient(function),
          (value, gradient) ->
              seen.computeIfPresent(
                  value,
                  (number, before) -> {
                    workspace.read(gradient, before.gradient());
                    return before;
                  }));
    }
    return values.stream().map(seen::get).toList();
  }

  MaskGradient maskGradient(float[] features, MessageMask mask, Session.OutputGradient function) {
    MaskedPropagation damped = new MaskedPropagation(mask);
    Set<Integer> watched = Set.of(0);
    int width = binding.program().inputFeatures();
    float[] slopes = new float[Shapes.arrayLength(binding.domain(), 1, width)];
    try (Workspace workspace = binding.open()) {
      Tape tape = forward(workspace, features, 1, watched, damped);
      BackwardPass.runToValues(
          binding,
          tape,
          tape.matrix(binding.program().output()).gradient(function),
          watched,
          damped,
          (value, gradient) -> workspace.read(gradient, slopes));
    }
    return new MaskGradient(slopes, damped.gradients());
  }

  private Tape forward(
      Workspace workspace,
      float[] features,
      int batch,
      Set<Integer> watched,
      Propagation propagation) {
    int width = binding.program().inputFeatures();
    Signal input = workspace.signal(binding.domain(), batch, width, features);
    Mode mode = new Mode.Explanation(watched);
    int last = binding.program().output();
    return ForwardPass.run(binding, liveness, workspace, input, mode, last, propagation);
  }

  private static float[] read(Workspace workspace, Signal signal) {
    float[] values =
        new float[Shapes.arrayLength(signal.graph(), signal.batch(), signal.features())];
    workspace.read(signal, values);
    return values;
  }
}
