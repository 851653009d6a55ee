package io.github.gcn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Grid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  private static LabelledImage image(String name, int label, int pixels) {
    byte[] bytes = new byte[pixels];
    Arrays.fill(bytes, (byte) pixels);
    return new LabelledImage(name, label, bytes, HISTOGRAM, LabelledImage.hash(bytes));
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
