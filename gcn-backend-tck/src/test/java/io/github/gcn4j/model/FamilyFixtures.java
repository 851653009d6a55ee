package io.github.gcn4j.model;

import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Small models for one kind of picture each, and pictures of both kinds. */
final class FamilyFixtures {
  static final int SIDE = 8;
  private static final Program PROGRAM =
      Program.sequential(3, Layer.pool(Readout.MEAN), Layer.linear("fc", 2));

  private FamilyFixtures() {}

  static Model model(PictureKind kind, int side, String... classes) {
    return new Model(
            "mean",
            PROGRAM,
            Parameters.initial(PROGRAM, new SplittableRandom(kind.name().length())),
            List.of(classes),
            Preprocessing.unit(side, side, 3),
            1,
            Provenance.of("test"),
            Optional.empty(),
            List.of())
        .withTrust(Trust.UNKNOWN.withPictures(kind));
  }

  static Model model(PictureKind kind) {
    return model(kind, SIDE, "a", "b");
  }

  static byte[] original() {
    byte[] pixels = new byte[SIDE * SIDE * 3];
    Arrays.fill(pixels, (byte) 200);
    return pixels;
  }

  /** Black but for some columns. */
  static byte[] segmented() {
    byte[] pixels = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 3 % SIDE == 1 ? 120 : 0);
    }
    return pixels;
  }
}
