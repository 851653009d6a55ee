package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.tck.ForkedTask.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What must hold of a whole process. */
interface ProcessTests extends TckSubject {
  /** Of 10,000 sessions; a session that leaves 200 bytes behind grows the heap by 2 MiB. */
  int HEAP_KIBIBYTES = 1024;

  /** Compiled code and the allocator's own books grow a little; 4 KiB a session would be 40 MiB. */
  int PROCESS_KIBIBYTES = 24 * 1024;

  @Test
  default void tenThousandSessionsLeaveNothingBehind(TestReporter reporter) {
    String output =
        run(
            Kind.SESSIONS,
            2,
            "-Xms64m",
            "-Xmx64m",
            // All of the heap is resident from the start, so that what grows is something else.
            "-XX:+UseSerialGC",
            "-XX:+AlwaysPreTouch",
            "-XX:TieredStopAtLevel=1");
    Matcher line = Pattern.compile("heap=(-?\\d+) process=(-?\\d+|unknown)").matcher(output);
    assertThat(line.find()).as(output).isTrue();
    assertThat(Long.parseLong(line.group(1))).as(output).isLessThan(HEAP_KIBIBYTES);
    if (line.group(2).equals("unknown")) {
      reporter.publishEntry("not checked", "memory of the process: no /proc/self/status here");
    } else {
      assertThat(Long.parseLong(line.group(2))).as(output).isLessThan(PROCESS_KIBIBYTES);
    }
  }

  /** A million nodes whose widest value takes 256 MiB: too many but for a backend that fuses. */
  @Test
  default void memoryThatLacksIsNamedWithItsSizeAndARemedy() {
    String output = run(Kind.LARGE, 1, "-Xmx64m");
    if (!output.startsWith("computed")) {
      assertThat(output)
          .contains("1048576 nodes", "256 MiB", "heap of", "raise -Xmx")
          .doesNotContain("NegativeArraySize");
    }
    assertThat(output).as("a small session afterwards").contains("; then computed");
  }

  /** Another process, another compiler of the JVM, another number of threads. */
  @Test
  default void anotherProcessGetsTheSameBits() {
    String expected;
    try (TensorBackend backend = backend(1)) {
      expected = ForkedTask.bits(backend);
    }
    assertThat(run(Kind.BITS, 3, "-Xmx256m", "-XX:TieredStopAtLevel=1")).contains(expected);
  }

  private String run(Kind kind, int threads, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(forkedJvmOptions());
    String provider = provider().getClass().getName();
    return ForkedJvm.outputOf(
        ForkedTask.class, all, provider, kind.name(), Integer.toString(threads));
  }
}
