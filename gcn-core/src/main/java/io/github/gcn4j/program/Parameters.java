package io.github.gcn4j.program;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Values for a program's parameters (or for their gradients): a float array for each name. The
 * arrays are live, so that an optimiser can update them in place.
 */
public final class Parameters {
  private final Map<String, float[]> values;

  private Parameters(Map<String, float[]> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Takes over arrays by name.
   *
   * @throws IllegalArgumentException if a parameter of the program is missing, has another number
   *     of values or one that is not finite, or a name is not the program's
   */
  public static Parameters of(Program program, Map<String, float[]> values) {
    if (!values.keySet().equals(program.parameters().keySet())) {
      throw new IllegalArgumentException(
          "expected parameters " + program.parameters().keySet() + ", found " + values.keySet());
    }
    Map<String, float[]> ordered = new LinkedHashMap<>();
    program
        .parameters()
        .forEach(
            (name, spec) ->
                ordered.put(name, checked(spec, values.getOrDefault(name, new float[0]))));
    return new Parameters(ordered);
  }

  private static float[] checked(ParameterSpec spec, float[] array) {
    if (array.length != spec.size()) {
      throw new IllegalArgumentException(
          "expected "
              + spec.name()
              + " of shape "
              + spec.shape()
              + ", found "
              + array.length
              + " values");
    }
    requireFinite(spec.name(), array);
    return array;
  }

  /** First values, drawn in the order of the program's parameters. */
  public static Parameters initial(Program program, RandomGenerator random) {
    Parameters fresh = zeros(program);
    program.parameters().forEach((name, spec) -> spec.initializer().fill(fresh.get(name), random));
    return fresh;
  }

  /** All zeros, for example to sum gradients in. */
  public static Parameters zeros(Program program) {
    Map<String, float[]> zeros = new LinkedHashMap<>();
    program.parameters().forEach((name, spec) -> zeros.put(name, new float[spec.size()]));
    return new Parameters(zeros);
  }

  /**
   * Checks that these are values for exactly a program's parameters.
   *
   * @throws IllegalArgumentException if a name or a number of values differs
   */
  public void requireFor(Program program) {
    if (!names().equals(program.parameters().keySet())) {
      throw new IllegalArgumentException(
          "expected parameters " + program.parameters().keySet() + ", found " + names());
    }
    program
        .parameters()
        .forEach(
            (name, spec) -> {
              if (get(name).length != spec.size()) {
                throw new IllegalArgumentException(
                    "expected "
                        + name
                        + " of shape "
                        + spec.shape()
                        + ", found "
                        + get(name).length
                        + " values");
              }
            });
  }

  /**
   * Checks that every value is a number.
   *
   * @throws IllegalArgumentException naming the first parameter that holds infinity or not-a-number
   */
  public void requireFinite() {
    values.forEach(Parameters::requireFinite);
  }

  private static void requireFinite(String name, float[] array) {
    for (int i = 0; i < array.length; i++) {
      if (!Float.isFinite(array[i])) {
        throw new IllegalArgumentException(
            "expected finite values in " + name + ", found " + array[i] + " at position " + i);
      }
    }
  }

  /** Names, in the program's order. */
  public Set<String> names() {
    return values.keySet();
  }

  /**
   * The live array of a parameter.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public float[] get(String name) {
    float[] array = values.get(name);
    if (array == null) {
      throw new IllegalArgumentException("expected a parameter of " + names() + ", found " + name);
    }
    return array;
  }

  /** A deep copy. */
  public Parameters copy() {
    Map<String, float[]> copies = new LinkedHashMap<>();
    values.forEach((name, array) -> copies.put(name, array.clone()));
    return new Parameters(copies);
  }

  /** Sets every value to zero. */
  public void clear() {
    values.values().forEach(array -> Arrays.fill(array, 0f));
  }
}
