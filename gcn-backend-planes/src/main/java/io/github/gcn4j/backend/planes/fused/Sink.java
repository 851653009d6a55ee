package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/** Where rows end: a readout. */
abstract class Sink extends Stage {
  Sink(List<View> inputs) {
    super(inputs.get(0).level(), inputs);
  }

  @Override
  final int ready() {
    return arrived();
  }

  @Override
  final int firstNeeded(int row) {
    return row;
  }

  @Override
  final void makeRoom(int to) {
    // It keeps no rows.
  }

  @Override
  final void reached(int to) {
    // Nothing reads a readout's rows.
  }
}
