package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.imaging.SyntheticSmears;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureQualityFiguresTest {
  @TempDir Path folder;

  @Test
  void countsThePicturesThatAreWarnedOf() throws Exception {
    new SyntheticSmears(224, 224, 2, 4).write(folder, (done, total) -> {});

    assertThat(Output.of(PictureQualityFigures::main, folder.toString()))
        .contains("8 pictures", "warned                0    0.00 %");
    assertThat(Output.of(PictureQualityFigures::main, folder.toString(), "blur=2"))
        .contains("8 pictures, blur=2", "out_of_focus          8  100.00 %");
  }
}
