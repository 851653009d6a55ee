package io.github.gcn4j.benchmarks;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** An untrained model with all it takes to classify files, and painted JPEGs for it. */
public final class SyntheticModel {
  private static final long SEED = 7;

  private SyntheticModel() {}

  /** A preset for 96×96 images. */
  public static Model of(Preset preset) {
    Program program = preset.program(preset.inputFeatures(), SyntheticSmears.CLASSES.size());
    return new Model(
        preset.label(),
        program,
        Parameters.initial(program, new SplittableRandom(SEED)),
        SyntheticSmears.CLASSES,
        Preprocessing.of(PresetModel.SIDE, PresetModel.SIDE, preset.channels(), preset.features()),
        1,
        Provenance.of("untrained"),
        Optional.empty(),
        List.of());
  }

  /**
   * A painted field of cells as a JPEG file.
   *
   * @param side pixels along each side
   * @param index each its own picture
   * @throws IOException if the JDK cannot write JPEG
   */
  public static byte[] jpeg(int side, int index) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    int label = index % SyntheticSmears.CLASSES.size();
    ImageIO.setUseCache(false);
    if (!ImageIO.write(
        new SyntheticSmears(side, side, 1, SEED).paint(label, index).toBufferedImage(),
        "jpg",
        file)) {
      throw new IOException("expected the JDK to write JPEG, found no writer");
    }
    return file.toByteArray();
  }
}
