package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/** The features of several values side by side, as they are: with the zeros between their rows. */
final class GatherStage extends RowStage {

  GatherStage(List<View> inputs, Rows out) {
    super(out, inputs);
  }

  @Override
  void compute(int from, int to) {
    Planes out = out().from(from);
    int length = length(from, to);
    int plane = 0;
    for (int i = 0; i < inputs().size(); i++) { // an iterator would be allocated
      Planes in = inputs().get(i).from(from);
      for (int feature = 0; feature < in.features(); feature++) {
        int at = in.at(feature);
        System.arraycopy(in.values(), at, out.values(), out.at(plane + feature), length);
      }
      plane += in.features();
    }
  }
}
