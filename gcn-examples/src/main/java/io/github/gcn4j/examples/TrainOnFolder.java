package io.github.gcn4j.examples;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImagePreparation;
import io.github.gcn4j.imaging.LoadOptions;
import io.github.gcn4j.imaging.LoadedImages;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.StratifiedSplit;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains the pyramid GCN on an image folder, saves the model, evaluates it: every step in the open.
 * {@link io.github.gcn4j.imaging.ImageTrainer} does the same in one call, adds the histogram
 * baseline, and writes down where the model came from.
 *
 * <p>Arguments: the folder (a sub-folder for each class), the model file to write, the number of
 * epochs; all may be left out.
 */
public final class TrainOnFolder {
  /** Half the reference system's side, in pixels: a quarter of the time. */
  private static final int SIDE = 48;

  private TrainOnFolder() {}

  /** Trains, saves, evaluates. */
  public static void main(String[] args) throws IOException {
    Path folder = args.length > 0 ? Path.of(args[0]) : SyntheticImages.folder();
    Path modelFile = args.length > 1 ? Path.of(args[1]) : folder.resolve("model.safetensors");
    int epochs = args.length > 2 ? Integer.parseInt(args[2]) : 15;

    // Pixels stay bytes in memory: 2 kB an image, whatever the file's size.
    LoadedImages loaded =
        ImageFolder.open(folder).load(new ImagePreparation(SIDE, SIDE, 3), LoadOptions.standard());
    loaded.skipped().forEach(skip -> System.out.println("skipped " + skip));
    ImageSet images = loaded.images();
    System.out.println(images.size() + " images of " + images.classes());

    // A fifth of each class is never trained on.
    StratifiedSplit split = StratifiedSplit.of(images.labels(), 0.2, new SplittableRandom(1));
    ImageSet training = images.subset(split.rest());
    ImageSet test = images.subset(split.heldOut());

    Preprocessing preprocessing = Preprocessing.stain(SIDE, SIDE);
    Program program = Preset.PYRAMID.program(preprocessing.nodeFeatures(), images.classes().size());
    // Small batches, as 40 images need; for thousands, Recipe.of(Preset.PYRAMID).options().
    TrainingOptions options = new TrainingOptions(epochs, 8, 0.004, 1);
    try (TensorBackend backend = Backends.best()) {
      // With nothing to choose an epoch by, the last one is taken.
      ImageSet none = images.subset(new int[0]);
      TrainingResult result =
          new Trainer(backend, options, List.of(new EpochPrinter()))
              .train(
                  program,
                  new ImageSignals(training, preprocessing),
                  new ImageSignals(none, preprocessing));
      Model model =
          new Model(
              Preset.PYRAMID.label(),
              program,
              result.last(),
              images.classes(),
              preprocessing,
              1,
              Provenance.of("trained"),
              Optional.empty(),
              List.of());
      ModelFile.write(model, modelFile);
      System.out.println("wrote " + modelFile);
      System.out.print(ModelEvaluation.of(model, test, backend).text());
    }
  }

  /** Listeners hear how training goes; an application might move a progress bar here. */
  private static final class EpochPrinter implements TrainingListener {
    @Override
    public void epochFinished(EpochReport report, Parameters parameters) {
      System.out.printf(
          "epoch %d of %d: loss %.3f, accuracy %.0f %%%n",
          report.epoch(),
          report.epochs(),
          report.training().loss(),
          100 * report.training().accuracy());
    }
  }
}
