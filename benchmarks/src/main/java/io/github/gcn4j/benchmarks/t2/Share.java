package io.github.gcn4j.benchmarks.t2;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How much of a processor a command gets: what a control group allows, or all where there is none.
 */
interface Share extends AutoCloseable {

  /** The shares that can be measured here, in percent. */
  List<Integer> percents();

  /**
   * Changes the share.
   *
   * @param percent one of {@link #percents}
   * @throws IOException if the kernel refuses
   */
  void limit(int percent) throws IOException;

  /** The command that starts another one under this share. */
  List<String> inside(List<String> command);

  /** How it is done, a sentence for a report. */
  String describe();

  @Override
  void close() throws IOException;

  /** A control group, or why there is none. */
  static Share open(Path controlGroups) {
    try {
      return CpuQuota.open(controlGroups, "gcn4j-" + ProcessHandle.current().pid());
    } catch (IOException e) {
      return new WholeProcessor(String.valueOf(e.getMessage()));
    }
  }

  /**
   * No limit.
   *
   * @param reason why there is none
   */
  record WholeProcessor(String reason) implements Share {
    @Override
    public List<Integer> percents() {
      return List.of(100);
    }

    @Override
    public void limit(int percent) {
      if (percent != 100) {
        throw new IllegalArgumentException("expected 100 percent, found " + percent);
      }
    }

    @Override
    public List<String> inside(List<String> command) {
      return command;
    }

    @Override
    public String describe() {
      return "A share of 10 % could not be emulated here: " + reason + ".";
    }

    @Override
    public void close() {}
  }
}
