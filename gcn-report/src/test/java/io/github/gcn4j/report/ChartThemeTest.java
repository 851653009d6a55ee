package io.github.gcn4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartThemeTest {

  static Stream<ChartTheme> themes() {
    return Stream.of(ChartTheme.LIGHT, ChartTheme.DARK);
  }

  /** WCAG 2 asks 4.5 of text and 3 of graphics. */
  @ParameterizedTest
  @MethodSource("themes")
  void everyInkStandsOutFromTheBackground(ChartTheme theme) {
    assertThat(contrast(theme.text(), theme.background())).isGreaterThan(4.5);
    assertThat(contrast(theme.muted(), theme.background())).isGreaterThan(4.5);
    assertThat(contrast(theme.model(), theme.background())).isGreaterThan(3);
    assertThat(contrast(theme.error(), theme.background())).isGreaterThan(3);
    assertThat(contrast(theme.baseline(), theme.background())).isGreaterThan(3);
    assertThat(theme.series())
        .allSatisfy(colour -> assertThat(contrast(colour, theme.background())).isGreaterThan(3));
  }

  /** A difference of 10 is seen at a glance. */
  @ParameterizedTest
  @MethodSource("themes")
  void everyMeaningHasAColourOfItsOwnAlsoForTheColourBlind(ChartTheme theme) {
    List<Color> meanings = List.of(theme.model(), theme.error(), theme.baseline());
    for (ColourVision eyes : ColourVision.ALL) {
      assertThat(eyes.difference(meanings.get(0), meanings.get(1)))
          .as("%s", eyes)
          .isGreaterThan(25);
      assertThat(eyes.difference(meanings.get(0), meanings.get(2)))
          .as("%s", eyes)
          .isGreaterThan(25);
      assertThat(eyes.difference(meanings.get(1), meanings.get(2)))
          .as("%s", eyes)
          .isGreaterThan(25);
    }
  }

  @Test
  void seriesStartAgainAfterTheLast() {
    ChartTheme theme = ChartTheme.LIGHT;

    assertThat(theme.series(theme.series().size())).isEqualTo(theme.series(0));
  }

  @Test
  void inkIsReadableOnEveryTintOfAColour() {
    for (int step = 0; step <= 20; step++) {
      Color fill = ChartTheme.LIGHT.tint(ChartTheme.LIGHT.model(), step / 20.0);

      assertThat(contrast(ChartTheme.inkOn(fill), fill)).isGreaterThan(4.5);
    }
  }

  @Test
  void tintsGoFromTheBackgroundToTheColour() {
    Color red = new Color(200, 0, 0);

    assertThat(ChartTheme.LIGHT.tint(red, 0)).isEqualTo(Color.WHITE);
    assertThat(ChartTheme.LIGHT.tint(red, 1)).isEqualTo(red);
    assertThat(ChartTheme.LIGHT.tint(red, 0.5)).isEqualTo(new Color(228, 128, 128));
  }

  private static double contrast(Color a, Color b) {
    double one = luminance(a) + 0.05;
    double other = luminance(b) + 0.05;
    return Math.max(one, other) / Math.min(one, other);
  }

  private static double luminance(Color colour) {
    float[] rgb = colour.getColorComponents(null);
    double sum = 0;
    double[] shares = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      sum +=
          shares[i]
              * (rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
