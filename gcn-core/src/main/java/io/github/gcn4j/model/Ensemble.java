package io.github.gcn4j.model;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ProgramBuilder;
import io.github.gcn4j.program.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Several trained models as one, whose logits are the mean of theirs: networks that differ in
 * nothing but their first weights err on different images, and their mean on fewer
 * (Lakshminarayanan et al., "Simple and Scalable Predictive Uncertainty Estimation using Deep
 * Ensembles", 2017). The mean of logits is, after the softmax, the geometric mean of the
 * probabilities.
 *
 * <p>The result is an ordinary model: one program that computes what its members share, such as
 * filters of the input, once. The parameters of member i, from 1, are called {@code memberI.…}.
 */
public final class Ensemble {
  private Ensemble() {}

  /**
   * Makes one model of several. Temperatures count: each member's logits are divided by its own
   * first, and the result's is 1. What is known of novelty and the baseline are the first member's
   * if all were trained on the same images, and else unknown; the training images are those of all,
   * or unknown if one does not know its own.
   *
   * @param members of the same classes, node features and kind of pictures; at least two
   * @throws IllegalArgumentException if there are fewer, or classes, preprocessing or kind differ
   */
  public static Model of(List<Model> members) {
    requireAlike(members);
    Model first = members.get(0);
    ProgramBuilder builder = new ProgramBuilder(first.program().inputFeatures());
    Map<String, float[]> values = new HashMap<>();
    int mean = 0;
    for (int i = 0; i < members.size(); i++) {
      Model member = members.get(i);
      String prefix = "member" + (i + 1) + ".";
      int logits = builder.append(member.program(), 0, prefix);
      for (String name : member.parameters().names()) {
        values.put(prefix + name, member.parameters().get(name).clone());
      }
      // The first pair is weighed as it is added up.
      mean =
          i == 0
              ? logits
              : builder.step(
                  new Step.Combine(
                      mean, i == 1 ? share(members, 0) : 1f, logits, share(members, i)));
    }
    Program program = builder.build();
    boolean sameImages = agree(members, model -> model.provenance().data());
    return new Model(
        agree(members, Model::architecture) ? first.architecture() : "custom",
        program,
        Parameters.of(program, values),
        first.classes(),
        first.preprocessing(),
        new Trust(
            1, first.trust().pictures(), sameImages ? first.trust().novelty() : Optional.empty()),
        provenance(members),
        sameImages ? first.baseline() : Optional.empty(),
        hashes(members));
  }

  private static float share(List<Model> members, int member) {
    return (float) (1 / (members.size() * members.get(member).trust().temperature()));
  }

  private static void requireAlike(List<Model> members) {
    if (members.size() < 2) {
      throw new IllegalArgumentException(
          "expected at least two models of an ensemble, found " + members.size());
    }
    requireSame(members, "classes", Model::classes);
    requireSame(members, "preprocessing", Model::preprocessing);
    requireSame(members, "pictures", model -> model.trust().pictures());
  }

  private static void requireSame(List<Model> members, String what, Function<Model, ?> part) {
    Object first = part.apply(members.get(0));
    for (int i = 1; i < members.size(); i++) {
      Object other = part.apply(members.get(i));
      if (!first.equals(other)) {
        throw new IllegalArgumentException(
            "expected members of the same "
                + what
                + ", found "
                + first
                + " in the first and "
                + other
                + " in member "
                + (i + 1));
      }
    }
  }

  private static boolean agree(List<Model> members, Function<Model, ?> part) {
    Object first = part.apply(members.get(0));
    return members.stream().allMatch(member -> part.apply(member).equals(first));
  }

  private static List<Long> hashes(List<Model> members) {
    TreeSet<Long> all = new TreeSet<>();
    for (Model member : members) {
      if (member.trainingHashes().isEmpty()) {
        return List.of();
      }
      all.addAll(member.trainingHashes());
    }
    return List.copyOf(all);
  }

  private static Provenance provenance(List<Model> members) {
    List<Provenance> all = members.stream().map(Model::provenance).toList();
    Map<String, String> training = merged(all, Provenance::training);
    training.put("members", Integer.toString(members.size()));
    return new Provenance(
        "ensemble",
        merged(all, Provenance::data),
        merged(all, Provenance::split),
        merged(all, Provenance::input),
        training,
        merged(all, Provenance::environment),
        Map.of());
  }

  /** What all say as it is, the rest by member. */
  private static Map<String, String> merged(
      List<Provenance> all, Function<Provenance, Map<String, String>> section) {
    Map<String, String> merged = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (Map.Entry<String, String> fact : section.apply(all.get(i)).entrySet()) {
        String name = fact.getKey();
        boolean agreed =
            all.stream().allMatch(one -> fact.getValue().equals(section.apply(one).get(name)));
        merged.put(agreed ? name : "member" + (i + 1) + "_" + name, fact.getValue());
      }
    }
    return merged;
  }
}
