package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/** A stage whose rows others read; each row needs the same row of its inputs. */
abstract class RowStage extends Stage {
  private final Rows out;

  RowStage(Rows out, List<View> inputs) {
    super(out.level(), inputs);
    this.out = out;
  }

  final Rows out() {
    return out;
  }

  @Override
  int ready() {
    return arrived();
  }

  @Override
  int firstNeeded(int row) {
    return row;
  }

  @Override
  final void makeRoom(int to) {
    out.makeRoom(to);
  }

  @Override
  final void reached(int to) {
    out.advance(to);
  }

  @Override
  void restart() {
    super.restart();
    out.clear();
  }

  /** Positions of a stretch of rows. */
  final int length(int from, int to) {
    return (to - from) * level().pitch();
  }
}
