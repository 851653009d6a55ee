package io.github.gcn4j.examples;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** How often each operation ran and how long it took. Safe for any number of threads. */
public final class OperationTimes {

  /**
   * One line of the account.
   *
   * @param operation name of the operation
   * @param calls how often it ran
   * @param nanos how long all of them took
   */
  public record Line(String operation, long calls, long nanos) {}

  private record Sums(LongAdder calls, LongAdder nanos) {}

  private final Map<String, Sums> byOperation = new ConcurrentHashMap<>();

  /** Runs and counts something that gives a result. */
  <T> T time(String operation, Supplier<T> work) {
    long started = System.nanoTime();
    T result = work.get();
    add(operation, System.nanoTime() - started);
    return result;
  }

  /** Runs and counts something that gives none. */
  void timeRun(String operation, Runnable work) {
    long started = System.nanoTime();
    work.run();
    add(operation, System.nanoTime() - started);
  }

  private void add(String operation, long nanos) {
    Sums sums =
        byOperation.computeIfAbsent(operation, o -> new Sums(new LongAdder(), new LongAdder()));
    sums.calls().increment();
    sums.nanos().add(nanos);
  }

  /** Forgets everything, for example what ran before the JIT compiler had done its work. */
  public void clear() {
    byOperation.clear();
  }

  /** The account, most expensive operation first. */
  public List<Line> lines() {
    return byOperation.entrySet().stream()
        .map(e -> new Line(e.getKey(), e.getValue().calls().sum(), e.getValue().nanos().sum()))
        .sorted(Comparator.comparingLong(Line::nanos).reversed().thenComparing(Line::operation))
        .toList();
  }
}
