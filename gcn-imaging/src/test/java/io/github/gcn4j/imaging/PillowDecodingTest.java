package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.io.SafetensorsFile;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Pictures of every kind decode to the very pixels Pillow decodes")
class PillowDecodingTest {

  private static final SafetensorsFile EXPECTED = Fixtures.safetensors("expected.safetensors");

  static Stream<String> pictures() {
    return EXPECTED.names().stream().filter(name -> name.matches(".*\\.(jpg|png|bmp|tif|gif)"));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void decodesAsPillowDoes(String name) throws IOException {
    RasterImage expected = Fixtures.raster(EXPECTED, name);

    RasterImage decoded = ImageDecoder.standard().decode(Fixtures.image(name));

    assertThat(decoded.width()).isEqualTo(expected.width());
    assertThat(decoded.height()).isEqualTo(expected.height());
    assertThat(decoded.channels()).isEqualTo(expected.channels());
    assertThat(decoded.samples()).isEqualTo(expected.samples());
  }
}
