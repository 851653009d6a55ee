package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.ImageSplit;

/** Whether there is enough to learn from and to test on. */
final class TrainingDataChecks {
  private final TrainingPlan plan;
  private final Shell shell;

  TrainingDataChecks(TrainingPlan plan, Shell shell) {
    this.plan = plan;
    this.shell = shell;
  }

  /**
   * Refuses what cannot be learnt from, and warns of what will be missed.
   *
   * @param listed whether a person chose the images
   * @throws CommandException if there are fewer than two classes, a class was lost that nobody left
   *     out, or a report is wanted and there is nothing to test on
   */
  void require(ImageSplit split, boolean listed) {
    if (split.classesToLearn() < 2) {
      throw new CommandException(
          "training images of at least two classes",
          split.training().size() + " images of " + split.classesToLearn() + " class(es)",
          "add usable images to the other classes, or change the list");
    }
    requireEveryClass(split, listed);
    if (split.test().size() > 0) {
      return;
    }
    if (plan.report().isPresent()) {
      throw new CommandException(
          "test images for --report", "none", "add images, or raise --test-fraction");
    }
    shell.note("no test images: the model will not be measured");
  }

  /** Skipped images must not turn a class into one the model never saw without a word. */
  private void requireEveryClass(ImageSplit split, boolean listed) {
    int[] counts = split.training().classCounts();
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] > 0) {
        continue;
      }
      String name = split.training().classes().get(label);
      if (listed) {
        shell.note("warning: no training image of class " + name + " is listed");
      } else if (plan.split().groups().isPresent()) {
        throw new CommandException(
            "training images of every class in every fold",
            "none of " + name + ", all of which are in one",
            "use smaller groups, fewer folds, or no groups");
      } else if (plan.split().crossValidates() && isThere(split, label)) {
        throw new CommandException(
            "at least two different images of every class for --folds",
            "one of " + name,
            "add images to that folder or remove it, or train without --folds");
      } else {
        throw new CommandException(
            "usable training images of every class",
            "none of " + name,
            "replace the skipped images, or remove the folder");
      }
    }
  }

  private static boolean isThere(ImageSplit split, int label) {
    return split.validation().classCounts()[label] + split.test().classCounts()[label] > 0;
  }
}
