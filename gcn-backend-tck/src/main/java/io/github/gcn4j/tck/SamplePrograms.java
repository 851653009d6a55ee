package io.github.gcn4j.tck;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Pyramid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Whole programs: one for each kind of step, the presets on grids of all sizes, random ones. */
final class SamplePrograms {
  private static final int RANDOM = 30;

  private SamplePrograms() {}

  static Stream<Arguments> all() {
    return Stream.concat(
        GradientTests.programs(),
        Stream.concat(presets().stream(), random().stream()).map(SampleProgram::arguments));
  }

  /** A few of every kind, for what takes long. */
  static Stream<Arguments> some() {
    Grid grid = Grid.of(24, 31);
    return Stream.of(
            new SampleProgram("flat", Preset.flat(1, List.of(5, 8), 3), grid),
            new SampleProgram("pyramid", Pyramid.of(4, 6, 5).program(1, 3), grid),
            new SampleProgram(
                "masked pyramid", new Pyramid(List.of(4, 6), 2, true, true).program(3, 3), grid),
            new SampleProgram(
                "flat on edges",
                Preset.flat(2, List.of(5, 8), 3),
                SampleGraphs.randomEdges(60, 200, 74)),
            new SampleProgram("random", RandomPrograms.of(2, 3), grid),
            new SampleProgram("random", RandomPrograms.of(2, 11), grid))
        .map(SampleProgram::arguments);
  }

  /**
   * A program and a graph to run it on.
   *
   * @param name for a test's name
   */
  private record SampleProgram(String name, Program program, Graph graph) {
    Arguments arguments() {
      return Arguments.of(name, program, graph);
    }
  }

  private static List<SampleProgram> presets() {
    List<SampleProgram> presets = new ArrayList<>();
    for (Preset preset : Preset.values()) {
      Program program = preset.program(preset.inputFeatures(), 4);
      for (Grid grid :
          List.of(
              Grid.of(1, 1),
              Grid.of(1, 300),
              Grid.of(257, 3),
              Grid.of(31, 24),
              Grid.of(96, 96),
              new Grid(19, 33, Connectivity.EIGHT))) {
        presets.add(new SampleProgram(preset.label(), program, grid));
      }
    }
    // Narrow, for the reference is slow.
    Grid large = Grid.of(130, 1100);
    presets.add(new SampleProgram("large flat", Preset.flat(1, List.of(3, 4), 3), large));
    presets.add(new SampleProgram("large pyramid", Pyramid.of(2, 3).program(1, 3), large));
    return presets;
  }

  private static List<SampleProgram> random() {
    List<Grid> grids =
        Arrays.asList(
            Grid.of(1, 1),
            Grid.of(9, 17),
            new Grid(8, 9, Connectivity.EIGHT),
            Grid.of(40, 3),
            Grid.of(13, 70));
    List<SampleProgram> programs = new ArrayList<>();
    for (int seed = 0; seed < RANDOM; seed++) {
      Program program = RandomPrograms.of(1 + seed % 3, seed);
      programs.add(new SampleProgram("random " + seed, program, grids.get(seed % grids.size())));
    }
    return programs;
  }
}
