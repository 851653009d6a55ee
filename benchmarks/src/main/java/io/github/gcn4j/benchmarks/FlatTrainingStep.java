package io.github.gcn4j.benchmarks;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.Adam;
import io.github.gcn4j.training.WeightedNll;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One training step of the flat model on a batch of sixteen 96×96 images: forward, backward, Adam,
 * upload of the new parameters; milliseconds per image.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class FlatTrainingStep {
  private static final int BATCH = 16;
  private static final float[] CLASS_WEIGHTS = {1.6f, 0.8f, 0.85f, 1f};

  /** Names of backends on the class path; {@code -p backend=…} chooses others. */
  @Param("ejml")
  public String backend;

  /** Threads the backend uses, the benchmark's own included. */
  @Param({"1", "2"})
  public int threads;

  private FlatModel model;
  private Parameters gradients;
  private Adam adam;
  private WeightedNll loss;
  private int[] labels;
  private double weight;
  private SplittableRandom dropout;

  /** Opens the model. */
  @Setup
  public void open() {
    model = new FlatModel(backend, threads, BATCH);
    gradients = Parameters.zeros(model.program());
    adam = new Adam(0.001);
    loss = new WeightedNll(CLASS_WEIGHTS);
    labels = IntStream.range(0, BATCH).map(i -> i % FlatModel.CLASSES).toArray();
    weight = loss.weightOf(labels);
    dropout = new SplittableRandom(0);
  }

  /** Ends it. */
  @TearDown
  public void close() {
    model.close();
  }

  /** One step, per image; answers the gradients it moved along. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Parameters step() {
    gradients.clear();
    model
        .session()
        .differentiate(
            model.images(),
            BATCH,
            dropout,
            logits -> loss.gradient(logits, labels, weight),
            gradients);
    adam.step(model.parameters(), gradients);
    model.session().upload(model.parameters());
    return gradients;
  }
}
