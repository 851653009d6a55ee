package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/**
 * Computes a value row by row, as far as its inputs have come. Stages run in the order of the
 * program, band after band, so that a band passes through all of them while it is in the cache.
 */
abstract class Stage {
  private final GridLevel level;
  private final List<View> inputs;
  private int done;

  /**
   * A stage.
   *
   * @param level of the rows it computes
   * @param inputs what it reads
   */
  Stage(GridLevel level, List<View> inputs) {
    this.level = level;
    this.inputs = inputs;
  }

  GridLevel level() {
    return level;
  }

  final List<View> inputs() {
    return inputs;
  }

  final boolean finished() {
    return done == level.height();
  }

  /** Longest stretch of rows a stage computes at once. */
  static int longest(GridLevel level) {
    return level.band() + 1;
  }

  /** How many rows all inputs have. */
  final int arrived() {
    int arrived = level.height();
    for (int i = 0; i < inputs.size(); i++) {
      arrived = Math.min(arrived, inputs.get(i).end());
    }
    return arrived;
  }

  /** Begins with the next image. */
  void restart() {
    done = 0;
  }

  /** How many rows the inputs allow in all. */
  abstract int ready();

  /** The first row of each input that rows not yet computed need. */
  abstract int firstNeeded(int row);

  /** Sees to room for the rows before {@code to}. */
  abstract void makeRoom(int to);

  /** Computes some rows. */
  abstract void compute(int from, int to);

  /** The rows before {@code to} are computed. */
  abstract void reached(int to);

  /** Rows worth a start. */
  int least() {
    return level.band();
  }

  final int firstNeeded() {
    return firstNeeded(done);
  }

  /**
   * Computes a band if the inputs allow one, or what is left of the image.
   *
   * @param dry whether to keep the account alone, which tells how much memory is needed
   */
  final void advance(boolean dry) {
    int ready = ready();
    int available = ready - done;
    if (available < least() && ready != level.height()) {
      return;
    }
    int to = done + Math.min(available, longest(level));
    if (to == done) {
      return;
    }
    if (!dry) {
      makeRoom(to);
      compute(done, to);
    }
    done = to;
    reached(to);
  }
}
