package io.github.gcn4j.io;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks where tensors lie in a file's data: each as long as its type and shape demand, all
 * together covering every byte once, as the format requires, so that nothing can hide between or
 * behind them.
 */
final class SafetensorsLayout {
  private SafetensorsLayout() {}

  /**
   * Checks all tensors of a file.
   *
   * @param source the file's name, for messages
   * @param entries the tensors, in any order
   * @param dataBytes the length of the file after its header
   */
  static void check(String source, List<TensorEntry> entries, long dataBytes)
      throws ModelFormatException {
    for (TensorEntry entry : entries) {
      checkLength(source, entry);
    }
    List<TensorEntry> inPlace = new ArrayList<>(entries);
    inPlace.sort(SafetensorsLayout::byPlace);
    long covered = 0;
    String before = "the header";
    for (TensorEntry entry : inPlace) {
      if (entry.begin() != covered) {
        String finding = entry.begin() < covered ? " (an overlap)" : " (a hole)";
        throw ModelFormatException.inTensor(
            source,
            entry.name(),
            "expected data from byte %d, where %s ends, found data_offsets %s%s"
                .formatted(covered, before, range(entry), finding));
      }
      if (entry.end() > dataBytes) {
        throw ModelFormatException.inTensor(
            source,
            entry.name(),
            "expected data up to byte %d, found only %d bytes; the file is cut short: copy or download it again"
                .formatted(entry.end(), dataBytes));
      }
      covered = entry.end();
      before = "tensor " + Quotation.of(entry.name());
    }
    if (covered != dataBytes) {
      throw new ModelFormatException(
          source,
          "expected the file to end with %s after %d bytes of data, found %d bytes"
              .formatted(before, covered, dataBytes));
    }
  }

  private static void checkLength(String source, TensorEntry entry) throws ModelFormatException {
    if (entry.begin() > entry.end()) {
      throw ModelFormatException.inTensor(
          source, entry.name(), "expected data_offsets in ascending order, found " + range(entry));
    }
    long demanded;
    try {
      demanded = entry.demandedBytes();
    } catch (ArithmeticException e) {
      throw new ModelFormatException(
          source,
          "tensor %s: expected a shape whose size a 64-bit number can hold, found %s"
              .formatted(Quotation.of(entry.name()), entry.description()),
          e);
    }
    if (entry.end() - entry.begin() != demanded) {
      throw ModelFormatException.inTensor(
          source,
          entry.name(),
          "expected %d bytes for %s, found %d in data_offsets %s"
              .formatted(demanded, entry.description(), entry.end() - entry.begin(), range(entry)));
    }
  }

  private static String range(TensorEntry entry) {
    return "[" + entry.begin() + ", " + entry.end() + "]";
  }

  private static int byPlace(TensorEntry one, TensorEntry other) {
    int order = Long.compare(one.begin(), other.begin());
    return order == 0 ? Long.compare(one.end(), other.end()) : order;
  }
}
