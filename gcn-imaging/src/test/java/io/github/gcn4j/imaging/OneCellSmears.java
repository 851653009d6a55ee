package io.github.gcn4j.imaging;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Pyramid;
import io.github.gcn4j.training.Trainer;
import io.github.gcn4j.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/** Smears that differ in one thing alone: there is a white cell, or there is none. */
final class OneCellSmears {
  static final List<String> CLASSES = List.of("none", "cell");
  static final int SIDE = 48;
  private static final int PICTURE = 112;

  private static final SmearLook CELL =
      new SmearLook("cell", 1, 1, 34, 3, 0.93, 1.25, 0.12, 40, 0.93);
  private static final SmearLook NONE =
      new SmearLook("none", 0, 0, 34, 3, 0.93, 1.25, 0.12, 40, 0.93);

  private OneCellSmears() {}

  static RasterImage paint(int label, long seed) {
    return new SmearPainter(label == 1 ? CELL : NONE, PICTURE, PICTURE, new Random(seed)).paint();
  }

  /** Which pixels of the model's grid show a nucleus: nothing else takes so much green. */
  static boolean[] nucleus(RasterImage image) {
    byte[] pixels = new ImagePreparation(SIDE, SIDE, 3).prepare(image).pixels();
    boolean[] nucleus = new boolean[SIDE * SIDE];
    for (int i = 0; i < nucleus.length; i++) {
      nucleus[i] = (pixels[3 * i + 1] & 0xff) < 110;
    }
    return nucleus;
  }

  static Model untrained(long seed) {
    Program program = program();
    return model(Parameters.initial(program, new SplittableRandom(seed)));
  }

  static Model trained(TensorBackend backend) {
    ImagePreparation preparation = new ImagePreparation(SIDE, SIDE, 3);
    List<LabelledImage> images = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      images.add(preparation.prepare(paint(i % 2, i)).labelled("smear-" + i, i % 2));
    }
    ImageSet set = new ImageSet(SIDE, SIDE, 3, CLASSES, images);
    TrainingOptions options = new TrainingOptions(12, 8, 0.01, 1);
    Program program = program();
    return model(
        new Trainer(backend, options)
            .train(program, new ImageSignals(set, preprocessing()))
            .last());
  }

  private static Program program() {
    return Pyramid.of(8, 12, 16).program(3, 2);
  }

  private static Preprocessing preprocessing() {
    return new Preprocessing(
        SIDE, SIDE, 3, Connectivity.FOUR, List.of(0.8f, 0.7f, 0.75f), List.of(0.2f, 0.2f, 0.2f));
  }

  private static Model model(Parameters parameters) {
    return new Model(
        "custom",
        program(),
        parameters,
        CLASSES,
        preprocessing(),
        1,
        Provenance.of("test"),
        Optional.empty(),
        List.of());
  }
}
