package io.github.gcn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  private static BufferedImage even(int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  private static HeatMap map(BufferedImage image, int rows, int columns, float... scores) {
    return new HeatMap(image, rows, columns, scores, "How much each pixel speaks", List.of("One"));
  }

  @Test
  void coloursGrowLighterForEveryKindOfVision() {
    for (ColourVision vision : ColourVision.ALL) {
      double last = -1;
      for (int i = 0; i <= 32; i++) {
        double lightness = vision.lightness(HeatColours.of(i / 32.0));
        assertThat(lightness).as("%s at %d", vision, i).isGreaterThan(last);
        last = lightness;
      }
    }
  }

  @Test
  void equalStepsOfTheScaleLookAboutEqual() {
    ColourVision all = ColourVision.ALL.get(0);
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = 0; i < 8; i++) {
      double step = all.difference(HeatColours.of(i / 8.0), HeatColours.of((i + 1) / 8.0));
      smallest = Math.min(smallest, step);
      largest = Math.max(largest, step);
    }
    assertThat(largest / smallest).isLessThan(2.5);
  }

  @Test
  void thePictureKeepsItsSizeAboveTheLegend() {
    BufferedImage drawn = map(even(500, 300, 0xd0a0c0), 1, 2, 0, 1).draw();

    assertThat(drawn.getWidth()).isEqualTo(500);
    assertThat(drawn.getHeight()).isGreaterThan(300 + 80);
    assertThat(drawn.getRGB(0, 150) & 0xffffff).isEqualTo(0xd0a0c0);
    Color hot = new Color(drawn.getRGB(499, 150));
    assertThat(hot.getRed()).isGreaterThan(hot.getBlue() + 100);
    assertThat(drawn.getRGB(250, 299 + 30)).isNotEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void aSmallPictureIsCentredAboveALegendThatCanBeRead() {
    BufferedImage drawn = map(even(40, 30, 0x808080), 1, 1, 0).draw();

    assertThat(drawn.getWidth()).isEqualTo(360);
    assertThat(drawn.getRGB(10, 10)).isEqualTo(Color.WHITE.getRGB());
    assertThat(drawn.getRGB(180, 10) & 0xffffff).isEqualTo(0x808080);
  }

  @Test
  void betweenTheCellsOfTheMapColoursChangeSmoothly() {
    BufferedImage drawn = map(even(400, 50, 0x808080), 1, 4, 0, 0, 1, 1).draw();

    int largest = 0;
    for (int x = 1; x < 400; x++) {
      int step = (drawn.getRGB(x, 20) >> 8 & 0xff) - (drawn.getRGB(x - 1, 20) >> 8 & 0xff);
      largest = Math.max(largest, Math.abs(step));
    }
    assertThat(largest).isLessThan(20);
    assertThat(drawn.getRGB(399, 20)).isNotEqualTo(drawn.getRGB(0, 20));
  }

  @Test
  void whatSpeaksAgainstTheClassHasNoColour() {
    BufferedImage drawn = map(even(360, 20, 0x336699), 1, 3, -5, -1, 2).draw();

    assertThat(drawn.getRGB(10, 10) & 0xffffff).isEqualTo(0x336699);
    assertThat(drawn.getRGB(350, 10) & 0xffffff).isNotEqualTo(0x336699);
  }

  @Test
  void aMapOfNothingIsThePictureAsItIs() {
    float[] scores = new float[12];
    BufferedImage drawn = map(even(360, 20, 0x336699), 3, 4, scores).draw();

    assertThat(drawn.getRGB(180, 10) & 0xffffff).isEqualTo(0x336699);
    assertThat(HeatScale.of(scores).empty()).isTrue();
  }

  @Test
  void oneExtremePixelDoesNotDimTheRest() {
    float[] scores = new float[1000];
    Arrays.fill(scores, 500, 1000, 1f);
    scores[999] = 1e6f;

    HeatScale scale = HeatScale.of(scores);

    assertThat(scale.position(1)).isEqualTo(1);
    assertThat(scale.label(1)).isEqualTo("≥ 1.00");
    assertThat(scale.label(0.5)).isEqualTo("0.500");
    assertThat(new HeatScale(0, 0.0002, 0.0002).label(1)).isEqualTo("2.0e-04");
  }

  @Test
  void refusesMapsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(even(4, 4, 0), 2, 2, 1, 2, 3))
        .withMessage("expected 2×2 scores, found 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(even(4, 4, 0), 1, 1, Float.NaN))
        .withMessageContaining("finite");
  }
}
