package io.github.gcn4j.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar over images or steps: share done, how many a second, time left. */
final class Bar implements AutoCloseable {
  private final ProgressBar bar;

  private Bar(ProgressBar bar) {
    this.bar = bar;
  }

  static Bar of(Shell shell, String task, long images) {
    return new Bar(builder(shell, task).setInitialMax(images).setUnit(" images", 1).build());
  }

  /** Over steps whose number is told with each. */
  static Bar ofSteps(Shell shell, String task) {
    return new Bar(builder(shell, task).setInitialMax(1).setUnit(" steps", 1).build());
  }

  private static ProgressBarBuilder builder(Shell shell, String task) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(200)
        .showSpeed()
        // Given its width, the bar need not ask the terminal through a native library.
        .setConsumer(new ConsoleProgressBarConsumer(shell.err(), shell.columns() - 1));
  }

  void to(long done) {
    bar.stepTo(done);
  }

  void to(int done, int total) {
    bar.maxHint(total);
    bar.stepTo(done);
  }

  void to(long done, String message) {
    bar.setExtraMessage(message);
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
