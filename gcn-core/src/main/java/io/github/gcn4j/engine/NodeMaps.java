package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.Workspace;
import java.util.Arrays;

/**
 * Measures signals and maps them feature by feature: carries coefficients to a workspace and
 * statistics back.
 */
record NodeMaps(Workspace workspace) {

  Statistics statistics(Signal x, Span span) {
    Matrix moments = workspace.moments(x, span);
    float[] both = take(moments);
    int half = both.length / 2;
    return new Statistics(
        x.features(),
        counts(x, span),
        Arrays.copyOf(both, half),
        Arrays.copyOfRange(both, half, 2 * half));
  }

  GradientSums sums(Signal dy, Signal x, Span span) {
    return new GradientSums(take(workspace.sum(dy, span)), take(workspace.dot(dy, x, span)));
  }

  Signal affine(Signal x, Affine map) {
    Matrix scale = workspace.matrix(map.rows(), map.features(), map.scale());
    Matrix shift = workspace.matrix(map.rows(), map.features(), map.shift());
    Signal y = workspace.affine(x, scale, shift);
    workspace.release(scale);
    workspace.release(shift);
    return y;
  }

  Signal blend(Signal dy, Signal x, Blend blend) {
    Matrix a = workspace.matrix(blend.rows(), blend.features(), blend.a());
    Matrix b = workspace.matrix(blend.rows(), blend.features(), blend.b());
    Matrix shift = workspace.matrix(blend.rows(), blend.features(), blend.shift());
    Signal dx = workspace.blend(dy, a, x, b, shift);
    workspace.release(a);
    workspace.release(b);
    workspace.release(shift);
    return dx;
  }

  /** factor · x. */
  Signal scaled(Signal x, float factor) {
    Affine map = Affine.zeros(1, x.features());
    Arrays.fill(map.scale(), factor);
    return affine(x, map);
  }

  /** Copies a matrix to the heap and recycles it. */
  float[] take(Matrix matrix) {
    float[] values = new float[matrix.rows() * matrix.columns()];
    workspace.read(matrix, values);
    workspace.release(matrix);
    return values;
  }

  private static int[] counts(Signal x, Span span) {
    if (span == Span.BATCH) {
      return new int[] {Math.multiplyExact(x.batch(), x.graph().nodes())};
    }
    int[] offsets = x.graph().partOffsets();
    int parts = offsets.length - 1;
    int[] counts = new int[span.rows(x)];
    for (int row = 0; row < counts.length; row++) {
      counts[row] = offsets[row % parts + 1] - offsets[row % parts];
    }
    return counts;
  }
}
