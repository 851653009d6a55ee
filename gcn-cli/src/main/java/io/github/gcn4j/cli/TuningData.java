package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImagePreparation;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.ListFile;
import io.github.gcn4j.imaging.LoadedImages;
import io.github.gcn4j.imaging.Recipe;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of a search, divided. Trials that see images of other sizes or channels get the same
 * images in the same folds.
 */
final class TuningData {
  private final TuningPlan plan;
  private final int threads;
  private final Shell shell;
  private final Map<ImagePreparation, List<ImageSplit>> loaded = new HashMap<>();

  TuningData(TuningPlan plan, int threads, Shell shell) {
    this.plan = plan;
    this.threads = threads;
    this.shell = shell;
  }

  /**
   * A split for each fold, or the only one.
   *
   * @throws CommandException if the images cannot be divided so, or there is too little to learn
   *     from or nothing to score by
   * @throws IOException if images cannot be read
   */
  List<ImageSplit> of(Recipe recipe) throws IOException {
    ImagePreparation preparation = recipe.preparation();
    List<ImageSplit> there = loaded.get(preparation);
    if (there == null) {
      there = load(recipe);
      loaded.put(preparation, there);
    }
    return there;
  }

  private List<ImageSplit> load(Recipe recipe) throws IOException {
    ImageFolder folder = ImageFolder.open(plan.data());
    if (plan.list().isPresent()) {
      folder = folder.select(ListFile.read(plan.list().get()));
    }
    Optional<ListedImages> lists = plan.split().lists(folder);
    ImageFolder wanted = lists.isPresent() ? lists.get().wanted(folder) : folder;
    LoadedImages images = DataLoading.load(wanted, recipe.preparation(), threads, shell);
    List<ImageSplit> splits = plan.split().of(images.images(), lists);
    for (ImageSplit split : splits) {
      requireEnough(split);
    }
    return splits;
  }

  private static void requireEnough(ImageSplit split) {
    if (split.classesToLearn() < 2) {
      throw new CommandException(
          "training images of at least two classes in every fold",
          split.training().size() + " images of " + split.classesToLearn() + " class(es)",
          "add images, use smaller groups, or fewer folds");
    }
    if (split.test().size() == 0) {
      throw new CommandException(
          "test images to score by", "none", "add images, or raise --test-fraction");
    }
  }
}
