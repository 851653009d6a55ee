package io.github.gcn4j.imaging;

import io.github.gcn4j.explanation.Baseline;
import io.github.gcn4j.explanation.ExplanationMethod;
import io.github.gcn4j.explanation.GnnExplainer;
import io.github.gcn4j.explanation.GradCam;
import io.github.gcn4j.explanation.IntegratedGradients;
import io.github.gcn4j.explanation.Occlusion;
import java.util.Arrays;
import java.util.Locale;

/** Ways to map where in an image an answer came from, with settings that suit images. */
public enum MapMethod {
  /** {@link GradCam}: smooth, and done before the eye has moved. */
  GRADCAM,
  /** {@link IntegratedGradients} from an even image of the mean colour: pixel by pixel. */
  INTEGRATED_GRADIENTS,
  /** {@link Occlusion} by windows of the mean colour. */
  OCCLUSION,
  /** {@link GnnExplainer}: which edges and colours the answer can do with. */
  GNNEXPLAINER;

  /** The method with its settings. */
  public ExplanationMethod method() {
    return switch (this) {
      case GRADCAM -> new GradCam();
      case INTEGRATED_GRADIENTS -> IntegratedGradients.from(new Baseline.Mean());
      case OCCLUSION -> Occlusion.with(new Baseline.Mean());
      case GNNEXPLAINER -> GnnExplainer.forImages();
    };
  }

  /** The name people write. */
  public String label() {
    return method().label();
  }

  /**
   * The method of this name, in any case.
   *
   * @throws IllegalArgumentException if there is none, listing those there are
   */
  public static MapMethod named(String name) {
    for (MapMethod method : values()) {
      if (method.label().equals(name.toLowerCase(Locale.ROOT))) {
        return method;
      }
    }
    throw new IllegalArgumentException(
        "expected a method of "
            + Arrays.stream(values()).map(MapMethod::label).toList()
            + ", found \""
            + name
            + "\"");
  }
}
