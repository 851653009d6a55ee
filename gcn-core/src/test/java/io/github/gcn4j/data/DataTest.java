package io.github.gcn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DataTest {
  private static final float[] HISTOGRAM = new float[LabelledImage.HISTOGRAM_LENGTH];

  @Test
  void theContentHashIsTheStartOfTheSha256() {
    // SHA-256("abc") = ba7816bf 8f01cfea …
    assertThat(LabelledImage.hash("abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(0xba7816bf8f01cfeaL);
  }

  @Test
  void bytesBecomeFeaturesChannelByChannel() {
    Preprocessing preprocessing =
        new Preprocessing(1, 2, 3, Connectivity.FOUR, List.of(0f, 0.5f, 0f), List.of(1f, 1f, 0.5f));
    float[] out = new float[7];
    preprocessing.apply(new byte[] {0, (byte) 255, 51, (byte) 255, 0, (byte) 255}, out, 1);
    assertThat(out).containsExactly(0f, 0f, 0.5f, 0.4f, 1f, -0.5f, 2f);
    assertThat(preprocessing.graph()).isEqualTo(Grid.of(1, 2));
    refuses(() -> preprocessing.apply(new byte[5], out, 0), "found 5");
  }

  @Test
  void preprocessingRefusesWhatCannotBe() {
    refuses(() -> Preprocessing.unit(0, 2, 1), "0×2×1");
    refuses(() -> Preprocessing.unit(2, 2, 2), "2×2×2");
    refuses(() -> Preprocessing.unit(30_000, 30_000, 3), "30000×30000×3");
    refuses(() -> new Preprocessing(1, 1, 1, Connectivity.FOUR, List.of(), List.of(1f)), "[]");
    refuses(() -> new Preprocessing(1, 1, 1, Connectivity.FOUR, List.of(0f), List.of(0f)), "[0.0]");
    refuses(() -> stain(1, 0f, 1f), "3 channels for stain features, found 1");
    refuses(() -> stain(3, 0.5f, 1f), "mean 0 and std 1 for stain features, found [0.5, 0.5, 0.5]");
    refuses(() -> stain(3, 0f, 2f), "found [0.0, 0.0, 0.0] and [2.0, 2.0, 2.0]");
  }

  private static Preprocessing stain(int channels, float mean, float std) {
    return new Preprocessing(
        8,
        8,
        channels,
        Connectivity.FOUR,
        Collections.nCopies(channels, mean),
        Collections.nCopies(channels, std),
        NodeFeatures.STAIN);
  }

  @Test
  void aSignalHasTheNodesFeaturesAndNotTheImagesChannels() {
    LabelledImage image = image("a.png", 0, 2 * 2 * 3);
    ImageSet set = new ImageSet(2, 2, 3, List.of("A"), List.of(image));
    Preprocessing stain = Preprocessing.stain(2, 2);
    ImageSignals signals = new ImageSignals(set, stain);
    assertThat(stain.nodeFeatures()).isEqualTo(signals.features()).isEqualTo(4);
    assertThat(stain.length()).isEqualTo(signals.length()).isEqualTo(16);
    assertThat(stain.channels()).isEqualTo(3);
    refuses(() -> stain.apply(new byte[16], new float[16], 0), "expected 12 pixel values (2×2×3)");
  }

  @Test
  void imagesMustFitTheSet() {
    LabelledImage image = image("a.png", 0, 4);
    refuses(() -> new ImageSet(1, 3, 1, List.of("A"), List.of(image)), "expected 3");
    refuses(() -> new ImageSet(2, 2, 1, List.of(), List.of(image)), "below 0");
    refuses(() -> new ImageSet(0, 2, 1, List.of("A"), List.of()), "0×2×1");
    refuses(() -> image("a", -1, 4), "-1");
    refuses(() -> new LabelledImage("a", 0, new byte[0], new float[3], 0), "found 3");
  }

  @Test
  void subsetsKeepTheOrderAskedFor() {
    ImageSet set =
        new ImageSet(
            2,
            2,
            1,
            List.of("A", "B"),
            List.of(image("a", 0, 4), image("b", 1, 4), image("c", 1, 4)));
    assertThat(set.classCounts()).containsExactly(1, 2);
    assertThat(set.labels()).containsExactly(0, 1, 1);
    assertThat(set.subset(new int[] {2, 0}).images())
        .extracting(LabelledImage::name)
        .containsExactly("c", "a");
    assertThat(set.named(List.of("b")).size()).isEqualTo(1);
    refuses(() -> set.named(List.of("d")), "found d");
  }

  @Test
  void signalsReadWhatTheyView() {
    ImageSet set = new ImageSet(2, 2, 1, List.of("A"), List.of(image("a", 0, 4)));
    ImageSignals signals = new ImageSignals(set, Preprocessing.unit(2, 2, 1));
    float[] out = new float[4];
    signals.read(0, out, 0);
    assertThat(out).containsOnly(4 / 255f);
    assertThat(signals.label(0)).isZero();
    assertThat(signals.length()).isEqualTo(4);
    refuses(() -> signals.length(1 << 30), "smaller batch");
    refuses(() -> new ImageSignals(set, Preprocessing.unit(2, 2, 3)), "2×2×3");
    refuses(() -> new ArraySignals(Grid.of(1, 1), 1, List.of(), new int[1]), "found 1");
    refuses(() -> new ArraySignals(Grid.of(1, 1), 1, List.of(new float[2]), new int[1]), "found 2");
  }

  @Test
  void signalsOfOneGraphKeepTheMemoryTheyAreGiven() {
    Grid grid = Grid.of(1, 2);
    ArraySignals signals =
        new ArraySignals(
            grid, 1, List.of(new float[] {1, 2}, new float[] {3, 4}), new int[] {0, 1});
    float[] memory = {9, 9, 9, 9, 9};
    Batch batch = signals.batch(new int[] {1, 0}, memory);
    assertThat(batch.features()).isSameAs(memory).containsExactly(3, 4, 1, 2, 9);
    assertThat(batch.graph()).isSameAs(grid);
    assertThat(batch.rows()).isEqualTo(2);
    assertThat(signals.batch(new int[] {1}, new float[1]).features()).containsExactly(3, 4);
    assertThat(signals.forEpoch(3, 4)).isSameAs(signals);
    refuses(() -> new Batch(grid, 0, memory), "found 0");
  }

  @Test
  void graphsThatDifferAreJoinedSideBySide() {
    LabelledGraph small = new LabelledGraph(Grid.of(1, 1), new float[] {1, 2}, 1);
    LabelledGraph large = new LabelledGraph(Grid.of(1, 2), new float[] {3, 4, 5, 6}, 0);
    LabelledGraphs graphs = new LabelledGraphs(2, List.of(small, large));
    Batch batch = graphs.batch(new int[] {1, 0, 1}, new float[0]);
    assertThat(batch.graph())
        .isEqualTo(new GraphBatch(List.of(large.graph(), small.graph(), large.graph())));
    assertThat(batch.features()).containsExactly(3, 4, 5, 6, 1, 2, 3, 4, 5, 6);
    assertThat(batch.signals()).isEqualTo(1);
    assertThat(batch.rows()).isEqualTo(3);
    assertThat(graphs.labels()).containsExactly(1, 0);
    assertThat(graphs.features()).isEqualTo(2);
  }

  @Test
  void graphsThatDoNotFitAreRefused() {
    LabelledGraph one = new LabelledGraph(Grid.of(1, 1), new float[] {1, 2}, 1);
    refuses(() -> new LabelledGraphs(1, List.of(one)), "graph 0 to have 1 values");
    refuses(() -> new LabelledGraph(Grid.of(1, 1), new float[1], -1), "found -1");
    GraphBatch batch = new GraphBatch(List.of(Grid.of(1, 1)));
    refuses(() -> new LabelledGraph(batch, new float[1], 0), "one graph");
    EdgeGraph empty = EdgeGraph.of(0, new int[0], new int[0]);
    refuses(() -> new LabelledGraph(empty, new float[0], 0), "one graph");
  }

  @Test
  void groupsAreNumberedAndSurviveTheEpoch() {
    LabelledGraph one = new LabelledGraph(Grid.of(1, 1), new float[] {7}, 1);
    LabelledGraphs graphs = new LabelledGraphs(1, List.of(one, one, one));
    assertThat(graphs.group(2)).isZero();
    LabelledData grouped = GroupedData.of(graphs, List.of("b", "a", "b"));
    for (LabelledData data : List.of(grouped, grouped.forEpoch(2, 3))) {
      assertThat(List.of(data.group(0), data.group(1), data.group(2))).containsExactly(0, 1, 0);
      assertThat(data.size()).isEqualTo(3);
      assertThat(data.features()).isEqualTo(1);
      assertThat(data.labels()).containsExactly(1, 1, 1);
      assertThat(data.batch(new int[] {1}, new float[1]).features()).containsExactly(7);
    }
    refuses(() -> GroupedData.of(graphs, List.of("b")), "each of 3 examples, found 1");
  }

  @Test
  void aRandomStreamDependsOnSeedAndEveryPartOfItsKeyAlone() {
    long first = RandomStream.of(1, 2, 3).nextLong();
    assertThat(RandomStream.of(1, 2, 3).nextLong()).isEqualTo(first);
    assertThat(
            List.of(
                RandomStream.of(2, 2, 3).nextLong(),
                RandomStream.of(2, 1, 3).nextLong(),
                RandomStream.of(1, 3, 3).nextLong(),
                RandomStream.of(1, 2, 4).nextLong(),
                RandomStream.of(1, 3, 2).nextLong(),
                RandomStream.of(1, 2).nextLong(),
                RandomStream.of(1, 2, 3, 0).nextLong()))
        .doesNotHaveDuplicates()
        .doesNotContain(first);
  }

  private static LabelledImage image(String name, int label, int pixels) {
    byte[] bytes = new byte[pixels];
    Arrays.fill(bytes, (byte) pixels);
    return new LabelledImage(name, label, bytes, HISTOGRAM, LabelledImage.hash(bytes));
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
