package io.github.gcn4j.backend.planes.fused;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockTest {
  private static final GridLevel LEVEL = new GridLevel(5, 3, 0, 3, 0, 3);

  @Test
  void partsLieSideBySideAndMoveUpTogether() {
    Block block = new Block(LEVEL);
    Rows ahead = block.add(2);
    Rows behind = block.add(1);
    account(ahead, behind);
    ahead.allocate();
    behind.allocate();
    ahead.clear();
    behind.clear();

    run(ahead, behind);

    assertThat(behind.from(4).values()).isSameAs(ahead.from(4).values());
    assertThat(behind.from(4).at()).isEqualTo(ahead.from(4).at(2));
    assertThat(values(ahead, 1, 4)).containsOnly(14f);
    assertThat(values(behind, 0, 3)).containsOnly(3f);
    assertThat(values(ahead, 1, 5)).containsOnly(0f); // below the last row, though the other moved
    assertThat(values(behind, 0, 5)).containsOnly(0f);
  }

  /** As {@link #run}, before there is memory. */
  private static void account(Rows ahead, Rows behind) {
    ahead.clear();
    behind.clear();
    for (int row = 0; row < 6; row++) {
      if (row < 5) {
        ahead.advance(row + 1);
      }
      if (row > 0) {
        behind.advance(row);
      }
      ahead.keepFrom(row - 1);
      behind.keepFrom(row - 2);
    }
  }

  /** One is a row ahead of the other; of each the last two rows are kept. */
  private static void run(Rows ahead, Rows behind) {
    for (int row = 0; row < 6; row++) {
      if (row < 5) {
        write(ahead, row, 10 + row);
      }
      if (row > 0) {
        write(behind, row - 1, row - 1);
      }
      ahead.keepFrom(row - 1);
      behind.keepFrom(row - 2);
    }
  }

  private static void write(Rows rows, int row, float value) {
    rows.makeRoom(row + 1);
    Planes planes = rows.from(row);
    for (int plane = 0; plane < rows.features(); plane++) {
      for (int column = 0; column < 3; column++) {
        planes.values()[planes.at(plane) + column] = value;
      }
    }
    rows.advance(row + 1);
  }

  private static float[] values(Rows rows, int plane, int row) {
    Planes planes = rows.from(row);
    float[] found = new float[3];
    System.arraycopy(planes.values(), planes.at(plane), found, 0, 3);
    return found;
  }
}
