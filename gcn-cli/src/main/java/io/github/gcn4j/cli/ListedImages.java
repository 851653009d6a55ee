package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ListFile;
import io.github.gcn4j.io.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Images named by lists: of one list alone, the other side is the rest of the folder.
 *
 * @param training names of those to learn from
 * @param test names of those to test on
 * @param how digests of the lists, for provenance
 */
record ListedImages(Set<String> training, Set<String> test, Map<String, String> how) {

  /**
   * Reads one list or two.
   *
   * @throws io.github.gcn4j.imaging.ImageFolderException if a list names an image that is not in
   *     the folder
   * @throws CommandException if an image is in both lists
   * @throws IOException if a list cannot be read
   */
  static ListedImages read(ImageFolder folder, Optional<Path> trainingList, Optional<Path> testList)
      throws IOException {
    Set<String> training = trainingList.isPresent() ? names(folder, trainingList.get()) : Set.of();
    Set<String> test = testList.isPresent() ? names(folder, testList.get()) : Set.of();
    Map<String, String> how = new LinkedHashMap<>();
    if (trainingList.isPresent()) {
      how.put("train_list_sha256", Sha256.of(trainingList.get()));
    }
    if (testList.isPresent()) {
      how.put("test_list_sha256", Sha256.of(testList.get()));
    }
    if (trainingList.isEmpty()) {
      return new ListedImages(rest(folder, test), test, how);
    }
    if (testList.isEmpty()) {
      return new ListedImages(training, rest(folder, training), how);
    }
    for (String name : test) {
      if (training.contains(name)) {
        throw new CommandException(
            "no image in both " + trainingList.get() + " and " + testList.get(),
            name,
            "remove it from one of them");
      }
    }
    return new ListedImages(training, test, how);
  }

  /** The folder less what neither side wants, so that it is not decoded in vain. */
  ImageFolder wanted(ImageFolder folder) throws IOException {
    List<ListFile.Entry> entries =
        folder.names().stream()
            .filter(name -> training.contains(name) || test.contains(name))
            .map(name -> new ListFile.Entry(0, name))
            .toList();
    return folder.select(new ListFile(folder.folder(), entries));
  }

  private static Set<String> names(ImageFolder folder, Path list) throws IOException {
    return new LinkedHashSet<>(folder.select(ListFile.read(list)).names());
  }

  private static Set<String> rest(ImageFolder folder, Set<String> names) {
    Set<String> rest = new LinkedHashSet<>(folder.names());
    rest.removeAll(names);
    return rest;
  }
}
