package io.github.gcn4j.model;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.engine.Softmax;
import java.util.List;

/**
 * A model ready to classify. Belongs to one thread at a time; open one for each thread, on one
 * backend.
 */
public final class Classifier implements AutoCloseable {
  private static final int BATCH = 16;

  private final Model model;
  private final Session session;

  private Classifier(Model model, Session session) {
    this.model = model;
    this.session = session;
  }

  /** Uploads the model's parameters; the backend stays the caller's. */
  public static Classifier open(Model model, TensorBackend backend) {
    Session session =
        Session.open(backend, model.program(), model.preprocessing().graph(), model.parameters());
    return new Classifier(model, session);
  }

  /** The model in use. */
  public Model model() {
    return model;
  }

  /**
   * Classifies images.
   *
   * @param images pixels of each, {@code [height, width, channels]} unsigned bytes
   * @return probabilities {@code [images][classes]}
   * @throws IllegalArgumentException if an image has another number of bytes
   */
  public double[][] probabilities(List<byte[]> images) {
    int length = model.preprocessing().length();
    float[] features = new float[Math.multiplyExact(Math.min(BATCH, images.size()), length)];
    double[][] all = new double[images.size()][];
    for (int from = 0; from < images.size(); from += BATCH) {
      int batch = Math.min(BATCH, images.size() - from);
      for (int i = 0; i < batch; i++) {
        model.preprocessing().apply(images.get(from + i), features, i * length);
      }
      classify(features, batch, all, from);
    }
    return all;
  }

  private void classify(float[] features, int batch, double[][] all, int from) {
    int classes = model.classes().size();
    float[] logits = session.logits(features, batch);
    double[][] rows = Softmax.probabilities(logits, batch, classes, model.trust().temperature());
    System.arraycopy(rows, 0, all, from, batch);
  }

  @Override
  public void close() {
    session.close();
  }
}
