package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Propagation with every message damped, of one signal: values are read back, travel on the heap,
 * and are handed to the backend again, so that it need not know of masks and its grids and layouts
 * stay its own.
 */
final class MaskedPropagation implements Propagation {
  private final MessageMask mask;
  private final Map<Step.Propagate, float[]> inputs = new HashMap<>();
  private final List<float[]> gradients = new ArrayList<>();

  MaskedPropagation(MessageMask mask) {
    this.mask = mask;
    for (int level = 0; level < mask.levels(); level++) {
      gradients.add(new float[mask.factors(level).length]);
    }
  }

  /** The gradient of each level's factors. */
  List<float[]> gradients() {
    return gradients;
  }

  @Override
  public Signal forward(Workspace workspace, Step.Propagate step, Signal x) {
    float[] values = read(workspace, x);
    inputs.put(step, values);
    float[] y =
        mask.operator(step.input(), step.adjacency()).forward(values, x.features(), factors(step));
    return workspace.signal(x.graph(), 1, x.features(), y);
  }

  @Override
  public Signal backward(Workspace workspace, Step.Propagate step, Signal dy) {
    float @Nullable [] x = inputs.get(step);
    if (x == null) {
      throw new IllegalStateException("expected to go forward before going backward");
    }
    float[] dx =
        mask.operator(step.input(), step.adjacency())
            .backward(
                x,
                read(workspace, dy),
                dy.features(),
                factors(step),
                gradients.get(mask.level(step.input())));
    return workspace.signal(dy.graph(), 1, dy.features(), dx);
  }

  @Override
  public Signal attend(
      Workspace workspace, Step.Attend step, Signal x, Signal source, Signal target) {
    float[] y = attention(workspace, step, x, source, target).forward();
    return workspace.signal(x.graph(), 1, x.features(), y);
  }

  @Override
  public List<Signal> attendGradient(
      Workspace workspace, Step.Attend step, Signal x, Signal source, Signal target, Signal dy) {
    HeapAttention.Gradient gradient =
        attention(workspace, step, x, source, target)
            .backward(read(workspace, dy), gradients.get(mask.level(step.input())));
    return List.of(
        workspace.signal(x.graph(), 1, x.features(), gradient.x()),
        workspace.signal(x.graph(), 1, source.features(), gradient.source()),
        workspace.signal(x.graph(), 1, target.features(), gradient.target()));
  }

  private HeapAttention attention(
      Workspace workspace, Step.Attend step, Signal x, Signal source, Signal target) {
    return new HeapAttention(
        mask.operator(step.input(), step.adjacency()),
        read(workspace, x),
        read(workspace, source),
        read(workspace, target),
        step.slope(),
        mask.factors(mask.level(step.input())));
  }

  private float[] factors(Step.Propagate step) {
    return mask.factors(mask.level(step.input()));
  }

  private static float[] read(Workspace workspace, Signal signal) {
    float[] values = new float[Math.multiplyExact(signal.graph().nodes(), signal.features())];
    workspace.read(signal, values);
    return values;
  }
}
