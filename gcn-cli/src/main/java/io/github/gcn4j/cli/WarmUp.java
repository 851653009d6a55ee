package io.github.gcn4j.cli;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Does what one-shot commands do, with an untrained model, the pre-trained one and painted
 * pictures: the {@code gcn} script runs it once after a build, to record which classes a start-up
 * archive should hold.
 */
public final class WarmUp {
  private static final int SIDE = 96;

  private WarmUp() {}

  /**
   * Runs the commands.
   *
   * @param arguments an empty folder to work in
   * @throws IOException if it cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    String model = folder.resolve("model.safetensors").toString();
    ModelFile.write(untrained(), Path.of(model));
    BufferedImage picture =
        new SyntheticSmears(2 * SIDE, 2 * SIDE, 1, 0).paint(0, 0).toBufferedImage();
    String jpeg = folder.resolve("smear.jpg").toString();
    String png = folder.resolve("smear.png").toString();
    ImageIO.write(picture, "jpg", Path.of(jpeg).toFile());
    ImageIO.write(picture, "png", Path.of(png).toFile());
    run(folder, "predict", "--json", "--model", model, jpeg, png);
    run(folder, "predict", "--model", model, jpeg);
    run(folder, "predict", "--json", jpeg, png);
    run(folder, "predict", "--abstain", "0.01", jpeg);
    run(folder, "info", "--model", model);
    run(folder, "backends");
  }

  private static Model untrained() {
    Program program = Preset.FLAT.program(1, SyntheticSmears.CLASSES.size());
    return new Model(
        Preset.FLAT.label(),
        program,
        Parameters.initial(program, new SplittableRandom(0)),
        SyntheticSmears.CLASSES,
        Preprocessing.unit(SIDE, SIDE, 1),
        1,
        Provenance.of("untrained"),
        Optional.empty(),
        List.of());
  }

  private static void run(Path folder, String... command) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    int status = Main.run(command, new Shell(nowhere, nowhere, Map.of(), folder, 0));
    if (status != 0) {
      throw new IllegalStateException(
          "expected gcn " + command[0] + " to succeed, found exit status " + status);
    }
  }
}
