package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value as sums of multiples of others, feature by feature: combinations and values side by side
 * that a linear map alone reads are folded into its weights.
 *
 * @param sources the others, each once
 * @param terms how they are put together
 * @param values those that are folded, and never kept
 */
record Mixture(List<Integer> sources, List<Term> terms, List<Integer> values) {

  /**
   * A multiple of a source.
   *
   * @param source a value
   * @param factor what it is multiplied by
   * @param at to which feature on it is added
   */
  record Term(int source, float factor, int at) {}

  /** The value alone, as it is. */
  static Mixture of(int value) {
    return new Mixture(List.of(value), List.of(new Term(value, 1f, 0)), List.of());
  }

  /** What a value is made of, as far as nothing else reads what is folded. */
  static Mixture of(Fusion fusion, int value) {
    List<Term> terms = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    unfold(fusion, value, 1f, 0, terms, values);
    List<Integer> sources = terms.stream().map(Term::source).distinct().toList();
    return new Mixture(sources, List.copyOf(terms), List.copyOf(values));
  }

  private static void unfold(
      Fusion fusion, int value, float factor, int at, List<Term> terms, List<Integer> values) {
    Step step = value == 0 ? null : fusion.step(value);
    boolean alone = fusion.readers(value).size() == 1;
    if (alone && step instanceof Step.Combine combine) {
      values.add(value);
      unfold(
          fusion, fusion.value(combine.left()), factor * combine.leftFactor(), at, terms, values);
      unfold(
          fusion, fusion.value(combine.right()), factor * combine.rightFactor(), at, terms, values);
    } else if (alone && step instanceof Step.Concat concat) {
      values.add(value);
      int start = at;
      for (int part : concat.inputs()) {
        unfold(fusion, fusion.value(part), factor, start, terms, values);
        start += fusion.features(part);
      }
    } else {
      terms.add(new Term(value, factor, at));
    }
  }

  /** Whether nothing is folded. */
  boolean isPlain() {
    return values.isEmpty();
  }

  /** Features of all sources together. */
  int features(Program program) {
    return sources.stream().mapToInt(source -> program.type(source).features()).sum();
  }

  /**
   * The weights by the sources, side by side.
   *
   * @param weight {@code [out, in]}, by the value
   */
  float[] weights(Program program, float[] weight, int in) {
    int out = weight.length / in;
    int all = features(program);
    Map<Integer, Integer> starts = new LinkedHashMap<>();
    int start = 0;
    for (int source : sources) {
      starts.put(source, start);
      start += program.type(source).features();
    }
    double[] sums = new double[out * all];
    for (Term term : terms) {
      int from = starts.getOrDefault(term.source(), 0);
      for (int f = 0; f < program.type(term.source()).features(); f++) {
        for (int o = 0; o < out; o++) {
          sums[o * all + from + f] += (double) term.factor() * weight[o * in + term.at() + f];
        }
      }
    }
    float[] folded = new float[sums.length];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = (float) sums[i];
    }
    return folded;
  }
}
