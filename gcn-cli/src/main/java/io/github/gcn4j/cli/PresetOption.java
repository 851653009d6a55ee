package io.github.gcn4j.cli;

import io.github.gcn4j.program.Preset;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Presets by the names people write. */
final class PresetOption implements ITypeConverter<Preset>, Iterable<String> {

  /** The {@code --preset} of every command that has one. */
  static OptionSpec.Builder builder() {
    PresetOption presets = new PresetOption();
    return OptionSpec.builder("--preset")
        .type(Preset.class)
        .converters(presets)
        .completionCandidates(presets)
        .paramLabel("NAME")
        .description("Architecture: ${COMPLETION-CANDIDATES}. Default: flat.");
  }

  @Override
  public Preset convert(String name) {
    try {
      return Preset.named(name);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Preset.values()).map(Preset::label).iterator();
  }
}
