package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;
  private Path model;
  private Gcn gcn;

  @BeforeEach
  void prepare() throws IOException {
    model = folder.resolve("model.safetensors");
    gcn =
        new Gcn(folder)
            .with("GCN_TRAIN_DATA", TinyData.write(folder.resolve("d"), 5, "A", "B").toString())
            .with("GCN_TRAIN_OUT", model.toString());
    Files.writeString(
        folder.resolve("gcn.properties"), "train.image-size=16\ntrain.epochs=1\ntrain.seed=7\n");
  }

  private Provenance provenance() throws IOException {
    return ModelFile.read(model).provenance();
  }

  @Test
  void takesOptionsFromTheEnvironmentAndTheFileOfTheCurrentDirectory() throws IOException {
    assertThat(gcn.run("train").status()).isZero();

    assertThat(provenance().input()).containsEntry("image_size", "16");
    assertThat(provenance().training()).containsEntry("epochs", "1").containsEntry("seed", "7");
  }

  @Test
  void prefersTheCommandLineToTheEnvironmentAndThatToTheFile() throws IOException {
    gcn.with("GCN_TRAIN_SEED", "8").run("train");
    assertThat(provenance().training()).containsEntry("seed", "8");
    gcn.run("train", "--seed", 9);
    assertThat(provenance().training()).containsEntry("seed", "9");
  }

  @Test
  void readsTheFileThatIsNamedInsteadOfTheUsualOne() throws IOException {
    Path other = folder.resolve("other.properties");
    Files.writeString(other, "train.image-size=16\ntrain.epochs=2\n");

    gcn.run("train", "--config", other);
    assertThat(provenance().training()).containsEntry("epochs", "2");
    gcn.with("GCN_CONFIG", other.toString()).run("train");
    assertThat(provenance().training()).containsEntry("seed", "0");
  }

  @Test
  void setsFlagsWithoutTurningThemRound() {
    assertThat(gcn.with("GCN_BACKENDS_JSON", "true").run("backends").out()).startsWith("{");
    assertThat(gcn.run("backends", "--json").out()).startsWith("{");
    assertThat(gcn.with("GCN_BACKENDS_JSON", "false").run("backends").out()).startsWith("vector");
  }

  @Test
  void saysWhereAWrongValueCameFrom() throws IOException {
    assertThat(gcn.with("GCN_TRAIN_BATCH", "x").run("train").err())
        .contains("found 'x' (from the environment variable GCN_TRAIN_BATCH)")
        .hasLineCount(1);
    Files.writeString(folder.resolve("gcn.properties"), "train.epochs=x\n");
    assertThat(new Gcn(folder).run("train", "--data", "d", "--out", "o").err())
        .contains("found 'x' (from train.epochs in");
  }

  @Test
  void saysWhereAValueOutOfRangeCameFrom() throws IOException {
    assertThat(new Gcn(folder).with("GCN_TRAIN_BATCH", "0").run("train", "--data=d", "--out=o"))
        .extracting(Gcn.Result::err)
        .isEqualTo(
            "gcn: --batch: expected 1 to 1024, found 0: raise it (from the environment variable"
                + " GCN_TRAIN_BATCH); see gcn train --help\n");
    assertThat(
            new Gcn(folder)
                .with("GCN_TRAIN_BATCH", "0")
                .run("train", "--data=d", "--out=o", "--batch=-1")
                .err())
        .contains("--batch: expected 1 to 1024, found -1: raise it;");
    Files.writeString(folder.resolve("gcn.properties"), "train.test-fraction=2\n");
    assertThat(new Gcn(folder).run("train", "--data=d", "--out=o").err())
        .contains("below 1, found 2.0: correct it (from train.test-fraction in ");
    Files.writeString(folder.resolve("gcn.properties"), "train.schedule=steps\n");
    assertThat(new Gcn(folder).run("train", "--data=d", "--out=o").err())
        .contains("found 'steps' (from train.schedule in ");
  }

  @Test
  void refusesMisspeltLines() throws IOException {
    Files.writeString(folder.resolve("gcn.properties"), "train.epoch=3\n");
    assertThat(gcn.run("train"))
        .satisfies(result -> assertThat(result.status()).isEqualTo(2))
        .satisfies(
            result ->
                assertThat(result.err())
                    .contains("expected an option of gcn train, found train.epoch")
                    .hasLineCount(1));
    Files.writeString(folder.resolve("gcn.properties"), "epochs=3\n");
    assertThat(gcn.run("backends").err()).contains("expected lines COMMAND.OPTION=VALUE");
  }

  @Test
  void saysWhatIsWrongWithTheFileInWordsForPeople() throws IOException {
    Path file = folder.resolve("other.properties");
    assertRefused(file, "found nothing");
    assertRefused(Files.createDirectory(folder.resolve("folder")), "found Is a directory");
    Files.write(file, new byte[] {'a', '=', (byte) 0xff});
    assertRefused(file, "found bytes that are not UTF-8");
    Files.writeString(file, "a=\\u12");
    assertRefused(file, "found a \\u without four hexadecimal digits");
    assertThat(gcn.run("backends", "--config", "").err())
        .contains("expected a configuration file, found an empty path")
        .hasLineCount(1);
  }

  private void assertRefused(Path file, String found) {
    Gcn.Result result = gcn.run("backends", "--config=" + file);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .contains("expected a configuration file " + file, found)
        .doesNotContain("Exception")
        .hasLineCount(1);
  }

  @Test
  void givesHelpAndVersionWhateverTheFileSays() throws IOException {
    Files.writeString(folder.resolve("gcn.properties"), "somebody.elses=\\u12");

    assertThat(gcn.run("train", "--help").out()).startsWith("Usage: gcn train");
    assertThat(gcn.run("--version").status()).isZero();
    assertThat(gcn.run("backends").status()).isEqualTo(2);
    Files.writeString(folder.resolve("gcn.properties"), "somebody.elses=1");
    assertThat(gcn.run("backends", "-h").status()).isZero();
    assertThat(gcn.run("backends").err()).contains("found somebody.elses");
  }

  @Test
  void takesEveryOptionOfTrainingFromTheFile() throws IOException {
    Files.writeString(
        folder.resolve("gcn.properties"),
        """
        train.image-size=16
        train.epochs=2
        train.preset=pyramid
        train.optimizer=adam
        train.schedule=cosine=0.25
        train.label-smoothing=0.1
        train.clip=2
        train.average=ema
        train.patience=3
        train.class-weights=none
        train.augment=brightness=0.1,jpeg=60
        train.standardise=none
        train.split=random
        """);

    assertThat(gcn.with("GCN_TRAIN_BATCH", "5").run("train").err()).contains("wrote");

    assertThat(provenance().input())
        .containsEntry("preset", "pyramid")
        .containsEntry("standardise", "none")
        .containsEntry("augment", "brightness=0.1,jpeg=60");
    assertThat(provenance().training())
        .containsEntry("batch", "5")
        .containsEntry("optimizer", "adam")
        .containsEntry("schedule", "cosine")
        .containsEntry("warm_up", "0.25")
        .containsEntry("label_smoothing", "0.1")
        .containsEntry("maximum_norm", "2.0")
        .containsEntry("averaging", "ema")
        .containsEntry("patience", "3")
        .containsEntry("class_balance", "none");
  }
}
