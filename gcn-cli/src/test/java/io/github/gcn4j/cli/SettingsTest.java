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

    assertThat(provenance().hyperParameters())
        .containsEntry("image size", "16×16")
        .containsEntry("epochs", "1");
    assertThat(provenance().seed()).isEqualTo(7);
  }

  @Test
  void prefersTheCommandLineToTheEnvironmentAndThatToTheFile() throws IOException {
    gcn.with("GCN_TRAIN_SEED", "8").run("train");
    assertThat(provenance().seed()).isEqualTo(8);
    gcn.run("train", "--seed", 9);
    assertThat(provenance().seed()).isEqualTo(9);
  }

  @Test
  void readsTheFileThatIsNamedInsteadOfTheUsualOne() throws IOException {
    Path other = folder.resolve("other.properties");
    Files.writeString(other, "train.image-size=16\ntrain.epochs=2\n");

    gcn.run("train", "--config", other);
    assertThat(provenance().hyperParameters()).containsEntry("epochs", "2");
    gcn.with("GCN_CONFIG", other.toString()).run("train");
    assertThat(provenance().seed()).isZero();
  }

  @Test
  void setsFlagsWithoutTurningThemRound() {
    assertThat(gcn.with("GCN_BACKENDS_JSON", "true").run("backends").out()).startsWith("{");
    assertThat(gcn.run("backends", "--json").out()).startsWith("{");
    assertThat(gcn.with("GCN_BACKENDS_JSON", "false").run("backends").out()).startsWith("ejml");
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
  void refusesAFileThatIsNotThere() {
    Gcn.Result result = gcn.run("backends", "--config=" + folder.resolve("none"));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("expected a configuration file").hasLineCount(1);
  }
}
