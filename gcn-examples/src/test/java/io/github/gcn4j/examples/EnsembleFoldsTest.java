package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImageGroups;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.ImageTrainer;
import io.github.gcn4j.imaging.LoadOptions;
import io.github.gcn4j.imaging.ModelParts;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.program.Preset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleFoldsTest {
  @TempDir Path temp;

  @Test
  void itTellsWhatSeveralCrossValidationsAreWorthTogether() throws Exception {
    Path folder = temp.resolve("cells");
    new SyntheticSmears(32, 32, 4, 1).write(folder, (done, total) -> {});
    ImageFolder opened = ImageFolder.open(folder);
    List<String> rows = new ArrayList<>(List.of("file,fold"));
    for (String name : opened.names()) {
      rows.add(name + "," + rows.size() % 2);
    }
    Path table = Files.write(temp.resolve("folds.csv"), rows);
    for (long seed = 0; seed < 2; seed++) {
      train(opened, ImageGroups.read(table, "fold"), seed);
    }

    String printed =
        Output.of(
            EnsembleFolds::main,
            folder.toString(),
            table + ":fold",
            "0.5",
            temp.resolve("run0.safetensors").toString(),
            temp.resolve("run1.safetensors").toString());

    assertThat(printed)
        .contains("run0.safetensors: mean ", "run1.safetensors: mean ", "together: mean ")
        .contains("recall Benign ", "% at 0.50; all ask for ")
        .doesNotContain("trained on");
  }

  private void train(ImageFolder folder, ImageGroups groups, long seed) throws Exception {
    Recipe preset = Recipe.of(Preset.SEGMENTED).withImageSize(32);
    Recipe recipe = preset.withOptions(preset.options().withEpochs(1).withSeed(seed));
    ImageSet images = folder.load(recipe.preparation(), LoadOptions.standard()).images();
    List<ImageSplit> splits = ImageSplit.folds(images, 2, Optional.of(groups), 0, seed);
    try (TensorBackend backend = Backends.best()) {
      for (int fold = 1; fold <= 2; fold++) {
        ImageSplit split = splits.get(fold - 1);
        ModelParts parts = ModelParts.of(recipe, split, backend.info());
        ModelFile.write(
            ImageTrainer.train(parts, split, backend, List.of()).model(),
            temp.resolve("run" + seed + "-fold" + fold + ".safetensors"));
      }
    }
  }
}
