package io.github.gcn4j.benchmarks.t2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A control group of Linux whose processes together get so many percent of one processor, within
 * each tenth of a second; version 1 or 2, whichever the kernel lets us use.
 */
final class CpuQuota implements Share {
  /** Length of the period in which a share is given out, in microseconds; Linux's default. */
  static final int PERIOD = 100_000;

  private final Path group;
  private final boolean second;

  private CpuQuota(Path group, boolean second) {
    this.group = group;
    this.second = second;
  }

  /**
   * Makes a group.
   *
   * @param root where control groups are mounted, {@code /sys/fs/cgroup}
   * @param name of the group, which must not exist
   * @throws IOException if there are none, or this user may not make one; the message says which
   */
  static CpuQuota open(Path root, String name) throws IOException {
    Path first = root.resolve("cpu");
    if (Files.exists(first.resolve("cpu.cfs_quota_us"))) {
      return make(first.resolve(name), false);
    }
    Path controllers = root.resolve("cgroup.subtree_control");
    if (Files.exists(controllers) && Files.readString(controllers).contains("cpu")) {
      return make(root.resolve(name), true);
    }
    throw new IOException(
        "expected control groups with a processor quota in " + root + ", found neither version");
  }

  private static CpuQuota make(Path group, boolean second) throws IOException {
    try {
      Files.createDirectory(group);
      CpuQuota quota = new CpuQuota(group, second);
      quota.limit(100);
      return quota;
    } catch (IOException e) {
      throw new IOException("expected to make a control group, found " + e + ": run as root", e);
    }
  }

  @Override
  public List<Integer> percents() {
    return List.of(100, 10);
  }

  @Override
  public String describe() {
    return "Shares of it by a control group of version "
        + (second ? "2 (`cpu.max`)" : "1 (`cpu.cfs_quota_us`)")
        + ", in periods of 100 ms.";
  }

  /** Of processes that are in the group already, too; any from 1 to 100 percent. */
  @Override
  public void limit(int percent) throws IOException {
    int microseconds = microseconds(percent);
    if (second) {
      Files.writeString(group.resolve("cpu.max"), microseconds + " " + PERIOD);
    } else {
      Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD));
      Files.writeString(group.resolve("cpu.cfs_quota_us"), Integer.toString(microseconds));
    }
  }

  /** The share of a period, in microseconds. */
  static int microseconds(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("expected 1 to 100 percent, found " + percent);
    }
    return PERIOD / 100 * percent;
  }

  @Override
  public List<String> inside(List<String> command) {
    List<String> whole = new ArrayList<>();
    whole.add("sh");
    whole.add("-c");
    whole.add("echo $$ > \"$0\" && exec \"$@\"");
    whole.add(group.resolve("cgroup.procs").toString());
    whole.addAll(command);
    return whole;
  }

  /** Removes the group, once its processes have ended. */
  @Override
  public void close() throws IOException {
    Files.delete(group);
  }
}
