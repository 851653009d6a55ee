package io.github.gcn4j.benchmarks.t2;

import io.github.gcn4j.benchmarks.figures.Percentiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts processes under a share of one processor and with 1 GB of memory, and times them.
 *
 * @param root the clone's folder
 * @param work where {@code model.safetensors} and {@code smear.jpg} are
 * @param share of the processor
 */
record Instance(Path root, Path work, Share share) {
  private static final int COLD_RUNS = 9;
  private static final int WARM_UPS = 4_000;
  private static final int WARM_RUNS = 1_000;

  /** Enough for a 99th percentile; at a tenth of the speed. */
  private static final int SLOW_WARM_RUNS = 400;

  private static final String MEMORY = "-XX:MaxRAM=1g";
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  /**
   * One outcome for each share.
   *
   * @param home of Java
   * @param backend name
   */
  List<Outcome> measure(Path home, String backend) throws IOException {
    int java = feature(Files.readString(home.resolve("release")));
    List<Percentiles> warm = new ArrayList<>();
    double warmMebibytes;
    try (Child child = new Child(onOneProcessor(longLived(home, backend)), Map.of())) {
      share.limit(100);
      ask(child, WARM_UPS);
      for (int percent : share.percents()) {
        share.limit(percent);
        warm.add(ask(child, percent == 100 ? WARM_RUNS : SLOW_WARM_RUNS));
      }
      share.limit(100);
      warmMebibytes = child.peakMebibytes();
    }
    // The first run may build, and makes the archive of classes.
    cold(home, backend);
    List<Outcome> outcomes = new ArrayList<>();
    for (int percent : share.percents()) {
      share.limit(percent);
      double[] millis = new double[COLD_RUNS];
      double mebibytes = 0;
      for (int run = 0; run < COLD_RUNS; run++) {
        Cold cold = cold(home, backend);
        millis[run] = cold.millis();
        mebibytes = Math.max(mebibytes, cold.mebibytes());
      }
      Percentiles predictions = warm.get(outcomes.size());
      outcomes.add(
          new Outcome(
              java,
              backend,
              percent,
              Percentiles.of(millis),
              predictions,
              mebibytes,
              warmMebibytes));
    }
    share.limit(100);
    return outcomes;
  }

  /** Java's feature version, from the file {@code release} in its home. */
  static int feature(String release) {
    Matcher version = VERSION.matcher(release);
    if (!version.find()) {
      throw new IllegalArgumentException("expected JAVA_VERSION in the file release of a JDK");
    }
    return Integer.parseInt(version.group(1));
  }

  private record Cold(double millis, double mebibytes) {}

  /** From the start of {@code gcn predict} to its line. */
  private Cold cold(Path home, String backend) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("gcn").toString());
    if (backend.equals("nd4j")) {
      command.add("--with-nd4j");
    }
    command.addAll(List.of("predict", "--backend", backend, "--model"));
    command.add(work.resolve("model.safetensors").toString());
    command.add(work.resolve("smear.jpg").toString());
    Map<String, String> variables = Map.of("JAVA_HOME", home.toString(), "GCN_JAVA_OPTS", MEMORY);
    Child child = new Child(onOneProcessor(command), variables);
    try (child) {
      child.line();
    }
    return new Cold(child.firstLine(), child.peakMebibytes());
  }

  private List<String> longLived(Path home, String backend) {
    String classpath = root.resolve("benchmarks/target/benchmarks.jar").toString();
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/java").toString());
    command.addAll(List.of("-Xlog:disable", MEMORY, "-XX:+UseSerialGC"));
    command.add("-Djava.awt.headless=true");
    if (backend.equals("vector")) {
      command.add("--add-modules=jdk.incubator.vector");
    }
    if (backend.equals("nd4j")) {
      Path nd4j = root.resolve("gcn-backend-nd4j/target");
      classpath += ":" + nd4j.resolve("classes") + ":" + nd4j.resolve("libraries") + "/*";
      command.add("-Dorg.bytedeco.javacpp.cachedir=" + nd4j.resolve("javacpp"));
    }
    command.addAll(List.of("-cp", classpath, LongLived.class.getName()));
    command.add(work.resolve("model.safetensors").toString());
    command.add(work.resolve("smear.jpg").toString());
    command.add(backend);
    return command;
  }

  private List<String> onOneProcessor(List<String> command) {
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
    pinned.addAll(command);
    return share.inside(pinned);
  }

  private static Percentiles ask(Child child, int predictions) throws IOException {
    child.say(Integer.toString(predictions));
    String[] millis = child.line().trim().split(" ", -1);
    return Percentiles.of(Arrays.stream(millis).mapToDouble(Double::parseDouble).toArray());
  }
}
