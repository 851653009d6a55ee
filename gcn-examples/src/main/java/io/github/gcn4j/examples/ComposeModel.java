package io.github.gcn4j.examples;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImagePreparation;
import io.github.gcn4j.imaging.LoadOptions;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.ChebConv;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.training.StratifiedSplit;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingOptions;
import io.github.gcn4j.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Composes a model that no preset knows, out of layers as a paper would draw it; trains it, and
 * reads it back from its file, which holds the architecture as data: no class of the author's is
 * needed to run it.
 *
 * <p>Arguments: the folder of images (a sub-folder for each class), the model file to write; both
 * may be left out.
 */
public final class ComposeModel {
  private static final int SIDE = 32;

  private ComposeModel() {}

  /** Each image by itself to mean 0; its texture beside it; two scales; two kinds of summing up. */
  static Program program(int channels, int classes) {
    Layer texture = Layer.concat(Layer.identity(), Layer.highPass(Adjacency.GCN));
    Layer fine =
        Layer.chain(
            GcnConv.withoutBias("fine", 8),
            new BatchNorm("fine.norm"),
            Layer.activate(Activation.ELU));
    Layer coarse = Layer.chain(Layer.coarsen(), Layer.residual(new ChebConv("coarse", 8, 3)));
    Layer gate = Layer.linear("gate", 1);
    return Program.sequential(
        channels,
        Layer.standardise(0.02),
        texture,
        fine,
        Layer.concat(
            Layer.pool(Readout.MEAN, Readout.MAX, Readout.STD),
            Layer.chain(coarse, Layer.attentionPool(gate))),
        Layer.dropout(0.1),
        Layer.linear("fc", classes));
  }

  /** Composes, trains, saves, reads back, evaluates. */
  public static void main(String[] args) throws IOException {
    Path folder = args.length > 0 ? Path.of(args[0]) : SyntheticImages.folder();
    Path modelFile = args.length > 1 ? Path.of(args[1]) : folder.resolve("composed.safetensors");
    ImageSet images =
        ImageFolder.open(folder)
            .load(new ImagePreparation(SIDE, SIDE, 3), LoadOptions.standard())
            .images();
    StratifiedSplit split = StratifiedSplit.of(images.labels(), 0.2, new SplittableRandom(1));
    Preprocessing preprocessing = Preprocessing.unit(SIDE, SIDE, 3);
    ImageSignals training = new ImageSignals(images.subset(split.rest()), preprocessing);
    ImageSet test = images.subset(split.heldOut());

    Program program = program(3, images.classes().size());
    System.out.println(
        program.steps().size() + " steps, " + program.parameterCount() + " parameters");
    try (TensorBackend backend = Backends.best()) {
      TrainingResult result =
          new Trainer(backend, new TrainingOptions(15, 8, 0.02, 1))
              .train(program, training, new ImageSignals(images.subset(new int[0]), preprocessing));
      Model model =
          new Model(
              "custom",
              program,
              result.last(),
              images.classes(),
              preprocessing,
              1,
              Provenance.of("trained"),
              Optional.empty(),
              List.of());
      ModelFile.write(model, modelFile);

      Model readBack = ModelFile.read(modelFile);
      System.out.println("the same program from the file: " + readBack.program().equals(program));
      System.out.print(ModelEvaluation.of(readBack, test, backend).text());
    }
  }
}
