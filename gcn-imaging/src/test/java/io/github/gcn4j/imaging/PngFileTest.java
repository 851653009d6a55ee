package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatIsWrittenIsReadBack(int channels) throws IOException {
    Path file = Files.writeString(folder.resolve("x.png"), "an older file");
    RasterImage image = Fixtures.random(13, 9, channels, 2);

    PngFile.write(image, file);

    RasterImage back = ImageDecoder.standard().decode(file);
    assertThat(back.channels()).isEqualTo(channels);
    assertThat(back.samples()).isEqualTo(image.samples());
  }

  @Test
  void nothingElseIsLeftBehind() throws IOException {
    PngFile.write(Fixtures.random(5, 5, 3, 1), folder.resolve("x.png"));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("x.png"));
    }
  }

  @Test
  void aFailingStreamIsReported() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };

    assertThatThrownBy(() -> PngFile.write(Fixtures.random(5, 5, 3, 1), full))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("disk full");
  }
}
