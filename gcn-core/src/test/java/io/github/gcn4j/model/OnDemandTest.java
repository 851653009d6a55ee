package io.github.gcn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnDemandTest {
  private final List<String> events = new ArrayList<>();

  private String open(int number) {
    events.add("open " + number);
    return "thing " + number;
  }

  private void close(String thing) {
    events.add("close " + thing);
    if (!thing.endsWith("2")) {
      throw new IllegalArgumentException(thing);
    }
  }

  @Test
  void opensEachOnceAndOnlyWhatIsAskedFor() {
    OnDemand<String> things = new OnDemand<>(this::open, events::add);

    assertThat(things.get(3)).isEqualTo("thing 3").isSameAs(things.get(3));
    assertThat(events).containsExactly("open 3");
    things.close();
    things.close();
    assertThat(events).containsExactly("open 3", "thing 3");
  }

  @Test
  void closesAllThoughSomeFailAndTellsOfEach() {
    OnDemand<String> things = new OnDemand<>(this::open, this::close);
    for (int i = 1; i <= 3; i++) {
      things.get(i);
    }

    assertThatThrownBy(things::close)
        .hasMessage("thing 1")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(events).contains("close thing 1", "close thing 2", "close thing 3");
  }

  @Test
  void opensNothingOnceItIsClosed() {
    OnDemand<String> things = new OnDemand<>(this::open, this::close);
    things.close();

    assertThatThrownBy(() -> things.get(1)).isInstanceOf(IllegalStateException.class);
    assertThat(events).isEmpty();
  }
}
