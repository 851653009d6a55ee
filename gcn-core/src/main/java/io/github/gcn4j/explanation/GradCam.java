package io.github.gcn4j.explanation;

import io.github.gcn4j.engine.Sensitivity;
import io.github.gcn4j.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Grad-CAM for graph convolutions (Pope et al., "Explainability Methods for Graph Convolutional
 * Neural Networks", CVPR 2019): the features F of the last layer, weighted by how the class's score
 * changes with them. With α(k) the mean over the nodes of ∂score/∂F(k), a node's score is ReLU(Σ
 * α(k) F(k)).
 *
 * <p>A program that reads out several values, such as the pyramid, has a map for each: of what the
 * score owes to this readout, not to those of later values. They are brought to the input's grid
 * and added before the ReLU, as the logits add what the levels say. What belongs to a coarse node
 * is spread smoothly over its block of pixels, so that a level weighs as much as it does in the
 * score whatever its resolution.
 *
 * @param value the node value to look at; none: those that the readouts read
 */
public record GradCam(OptionalInt value) implements ExplanationMethod {

  /** Checks for null. */
  public GradCam {
    Objects.requireNonNull(value, "value");
  }

  /** At the values that the readouts read. */
  public GradCam() {
    this(OptionalInt.empty());
  }

  /** At a value on nodes, such as that of an earlier layer. */
  public static GradCam at(int value) {
    return new GradCam(OptionalInt.of(value));
  }

  @Override
  public String label() {
    return "gradcam";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("value", value.isEmpty() ? "before the readouts" : "" + value.getAsInt());
  }

  @Override
  public Explanation explain(
      Subject subject, float[] features, int target, ExplanationProgress progress) {
    subject.check(features, target);
    Program program = subject.program();
    ClassScore score = new ClassScore(program.outputFeatures(), target);
    List<Sensitivity> seen =
        value.isEmpty()
            ? subject.session().readoutSensitivities(features, 1, score::gradient)
            : subject
                .session()
                .sensitivities(features, 1, score::gradient, List.of(value.getAsInt()));
    float[] map = new float[subject.graph().nodes()];
    Levels levels = Levels.of(subject.graph());
    for (Sensitivity part : seen) {
      int width = program.type(part.value()).features();
      levels.addTo(map, weighted(part, width), program.type(part.value()).coarsenings());
    }
    for (int node = 0; node < map.length; node++) {
      map[node] = Math.max(0, map[node]);
    }
    progress.at(1, 1);
    return Explanation.ofNodes(this, target, map);
  }

  private static float[] weighted(Sensitivity value, int width) {
    int nodes = value.gradient().length / width;
    double[] alpha = new double[width];
    for (int i = 0; i < value.gradient().length; i++) {
      alpha[i % width] += value.gradient()[i];
    }
    float[] map = new float[nodes];
    for (int node = 0; node < nodes; node++) {
      double sum = 0;
      for (int k = 0; k < width; k++) {
        sum += alpha[k] / nodes * value.activations()[node * width + k];
      }
      map[node] = (float) sum;
    }
    return map;
  }
}
