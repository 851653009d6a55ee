package io.github.gcn4j.benchmarks;

import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.program.Preset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a new process to its first prediction and its end: {@link OnePrediction} in a JVM of its
 * own, without an archive of classes. What the {@code gcn} command takes is measured by {@code
 * t2micro.sh}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 10)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class ColdStart {
  /** Names of backends on the class path; {@code -p backend=…} chooses others. */
  @Param({"vector", "ejml"})
  public String backend;

  /** Options for Java, with spaces between them. */
  @Param({"-XX:+UseSerialGC", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"})
  public String options;

  private Path folder;
  private List<String> command;

  /** Writes the model and the image. */
  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("gcn-cold");
    Path model = folder.resolve("model.safetensors");
    Path image = folder.resolve("smear.jpg");
    ModelFile.write(SyntheticModel.of(Preset.FLAT), model);
    Files.write(image, SyntheticModel.jpeg(224, 0));
    command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options.trim().split(" +", -1)));
    command.add("-Djava.awt.headless=true");
    command.add("-Dgcn.backend=" + backend);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(OnePrediction.class.getName());
    command.add(model.toString());
    command.add(image.toString());
  }

  /** Removes them. */
  @TearDown
  public void remove() throws IOException {
    Files.delete(folder.resolve("model.safetensors"));
    Files.delete(folder.resolve("smear.jpg"));
    Files.delete(folder);
  }

  /** One process. */
  @Benchmark
  public int predict() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException("expected exit status 0, found " + status);
    }
    return status;
  }
}
