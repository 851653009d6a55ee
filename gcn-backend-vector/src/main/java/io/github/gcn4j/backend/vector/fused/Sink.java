package io.github.gcn4j.backend.vector.fused;

import java.util.List;

/** Where rows end: a readout. */
abstract class Sink extends Stage {
  Sink(Rows in) {
    super(in.level(), List.of(in));
  }

  @Override
  final int ready() {
    return inputs().get(0).end();
  }

  @Override
  final int firstNeeded(int row) {
    return row;
  }

  @Override
  final void reached(int to) {
    // Nothing reads a readout's rows.
  }
}
