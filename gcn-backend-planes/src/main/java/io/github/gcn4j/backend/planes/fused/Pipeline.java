package io.github.gcn4j.backend.planes.fused;

import java.util.ArrayList;
import java.util.List;

/** The stages of a program and the memory between them; computes one image at a time. */
final class Pipeline {
  private final Stage[] stages;
  private final Rows[] rows;
  private final Stage[][] readers;
  private final boolean keepsAll;

  /**
   * Finds out how much memory is needed, and takes it.
   *
   * @param stages in the order of the program
   * @param rows what they write
   * @param keepsAll whether rows are kept though no stage needs them any more
   */
  Pipeline(List<Stage> stages, List<Rows> rows, boolean keepsAll) {
    this.stages = stages.toArray(Stage[]::new);
    this.rows = rows.toArray(Rows[]::new);
    this.keepsAll = keepsAll;
    this.readers = new Stage[rows.size()][];
    for (int i = 0; i < this.rows.length; i++) {
      Rows kept = this.rows[i];
      List<Stage> found = new ArrayList<>();
      for (Stage stage : stages) {
        if (stage.inputs().stream().anyMatch(view -> view.rows() == kept)) {
          found.add(stage);
        }
      }
      readers[i] = found.toArray(Stage[]::new);
    }
    pass(true);
    rows.forEach(Rows::allocate);
  }

  /** Computes every row of every stage. */
  void run() {
    pass(false);
  }

  private void pass(boolean dry) {
    for (Stage stage : stages) {
      stage.restart();
    }
    boolean finished = false;
    while (!finished) {
      finished = true;
      for (Stage stage : stages) {
        stage.advance(dry);
        finished &= stage.finished();
      }
      for (int i = 0; i < rows.length && !keepsAll; i++) {
        forget(rows[i], readers[i]);
      }
    }
  }

  private static void forget(Rows kept, Stage[] readers) {
    int needed = kept.end();
    for (Stage reader : readers) {
      if (!reader.finished()) {
        needed = Math.min(needed, reader.firstNeeded());
      }
    }
    kept.keepFrom(needed);
  }
}
