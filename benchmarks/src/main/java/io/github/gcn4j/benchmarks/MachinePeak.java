package io.github.gcn4j.benchmarks;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The most arithmetic one thread gets out of this machine: multiply-adds of vectors that never
 * leave the registers. A hundred million operations take so many milliseconds; a multiply-add
 * counts two.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class MachinePeak {
  /** Operations of a call, to one vector's worth. */
  public static final double OPERATIONS = 1e8;

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /** As many as it takes to keep two units busy whose results come four or five cycles later. */
  private static final int SUMS = 12;

  private static final int ROUNDS = (int) (OPERATIONS / (2.0 * S.length() * SUMS));

  /** Not known to the compiler, and small enough to stay finite. */
  public float factor = 0.999_9f;

  /** Twelve independent sums. */
  @Benchmark
  public float multiplyAdd() {
    FloatVector x = FloatVector.broadcast(S, factor);
    FloatVector y = FloatVector.broadcast(S, 1 - factor);
    FloatVector a = y;
    FloatVector b = y.add(1);
    FloatVector c = y.add(2);
    FloatVector d = y.add(3);
    FloatVector e = y.add(4);
    FloatVector f = y.add(5);
    FloatVector g = y.add(6);
    FloatVector h = y.add(7);
    FloatVector i = y.add(8);
    FloatVector j = y.add(9);
    FloatVector k = y.add(10);
    FloatVector l = y.add(11);
    for (int round = 0; round < ROUNDS; round++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    FloatVector sum =
        a.add(b).add(c.add(d)).add(e.add(f)).add(g.add(h)).add(i.add(j)).add(k.add(l));
    return sum.lane(0);
  }
}
