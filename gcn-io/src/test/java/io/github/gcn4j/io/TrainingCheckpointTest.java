package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Pyramid;
import io.github.gcn4j.training.AdamMoments;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Score;
import io.github.gcn4j.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCheckpointTest {
  private static final Program PROGRAM = Pyramid.of(2, 3).program(3, 2);

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("model.checkpoint.safetensors");
  }

  private static Parameters parameters(long seed) {
    return Parameters.initial(PROGRAM, new SplittableRandom(seed));
  }

  private static Parameters squares() {
    Parameters squares = parameters(4);
    for (String name : squares.names()) {
      float[] values = squares.get(name);
      for (int i = 0; i < values.length; i++) {
        values[i] *= values[i];
      }
    }
    return squares;
  }

  private static TrainingCheckpoint checkpoint(Optional<Parameters> average) {
    List<EpochReport> reports =
        List.of(
            new EpochReport(
                1, 9, new Score(1.25, 0.1 + 0.2), Optional.of(new Score(1e-9, 1)), true, 0.5),
            new EpochReport(2, 9, new Score(1, 0.5), Optional.of(new Score(2, 0)), false, 0.25));
    return new TrainingCheckpoint(
        PROGRAM,
        new Provenance(
            "trained",
            Map.of("fingerprint", "0123"),
            Map.of("kind", "random"),
            Map.of("preset", "pyramid"),
            Map.of("epochs", "9"),
            Map.of("java", "17"),
            Map.of()),
        new TrainingState(
            parameters(1),
            AdamMoments.of(PROGRAM, 14, parameters(3), squares()),
            average,
            parameters(2),
            reports));
  }

  @Test
  void comesBackToTheLastBit() throws IOException {
    TrainingCheckpoint written = checkpoint(Optional.of(parameters(5)));
    written.write(path);

    TrainingCheckpoint read = TrainingCheckpoint.read(path);

    assertThat(read.program()).isEqualTo(PROGRAM);
    assertThat(read.provenance()).isEqualTo(written.provenance());
    assertThat(read.state().reports()).isEqualTo(written.state().reports());
    assertThat(read.state().moments().steps()).isEqualTo(14);
    for (String name : PROGRAM.parameters().keySet()) {
      assertThat(read.state().parameters().get(name)).isEqualTo(parameters(1).get(name));
      assertThat(read.state().best().get(name)).isEqualTo(parameters(2).get(name));
      assertThat(read.state().moments().means().get(name)).isEqualTo(parameters(3).get(name));
      assertThat(read.state().moments().squares().get(name)).isEqualTo(squares().get(name));
      assertThat(read.state().average().orElseThrow().get(name)).isEqualTo(parameters(5).get(name));
    }
    Path again = folder.resolve("again");
    read.write(again);
    assertThat(again).hasSameBinaryContentAs(path);
  }

  @Test
  void needsNoAverage() throws IOException {
    checkpoint(Optional.empty()).write(path);

    assertThat(TrainingCheckpoint.read(path).state().average()).isEmpty();
  }

  @Test
  void refusesAModelFileAndDamage() throws IOException {
    ModelFile.write(ExampleModels.flat(), path);
    assertThatThrownBy(() -> TrainingCheckpoint.read(path))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("found another safetensors file: name the one that ends in");

    checkpoint(Optional.empty()).write(path);
    assertThatThrownBy(() -> ModelFile.read(path))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("found the checkpoint of a training: name the model beside it");
    SafetensorsFile file = SafetensorsReader.read(path);
    String json = file.metadata().get("gcn4j.checkpoint");
    for (String[] change :
        new String[][] {
          {"\"version\":1", "\"version\":2", "expected version 1, found 2"},
          {"\"steps\":14", "\"steps\":-1", "expected at least 0 steps"},
          {"\"epoch\":2", "\"epoch\":3", "expected the report of epoch 2, found that of 3"},
          {"\"averaged\":false", "\"averaged\":true", "average/"},
        }) {
      SafetensorsWriter.write(
          new SafetensorsFile(
              Map.of("gcn4j.checkpoint", json.replace(change[0], change[1])), file.tensors()),
          path);
      assertThatThrownBy(() -> TrainingCheckpoint.read(path))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith(path.toString())
          .hasMessageContaining(change[2]);
    }
    Files.writeString(path, "");
    assertThatThrownBy(() -> TrainingCheckpoint.read(path))
        .isInstanceOf(ModelFormatException.class);
  }

  @Test
  void digestsAsSha256sumDoes() throws IOException {
    Files.writeString(path, "abc");

    assertThat(Sha256.of(path))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
