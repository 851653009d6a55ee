package io.github.gcn4j.backend;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the backends on the class path. */
public final class Backends {
  /** System property that names the backend {@link #best} takes. */
  public static final String PROPERTY = "gcn.backend";

  private Backends() {}

  /** Every provider found, highest priority first, then by name. */
  public static List<TensorBackendProvider> providers() {
    return ServiceLoader.load(TensorBackendProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Backends::byPriority)
        .toList();
  }

  /** No {@link java.util.Comparator#comparing}: its classes are spun at every start of a JVM. */
  private static int byPriority(TensorBackendProvider one, TensorBackendProvider other) {
    int order = Integer.compare(other.priority(), one.priority());
    return order == 0 ? one.name().compareTo(other.name()) : order;
  }

  /** {@link #best(BackendOptions)} with the default options. */
  public static TensorBackend best() {
    return best(BackendOptions.defaults());
  }

  /**
   * The backend named by the system property {@value #PROPERTY}, else the available one of the
   * highest priority.
   *
   * @throws BackendUnavailableException if there is none
   */
  public static TensorBackend best(BackendOptions options) {
    String wanted = System.getProperty(PROPERTY, "");
    if (!wanted.isBlank()) {
      return named(wanted, options);
    }
    List<TensorBackendProvider> providers = providers();
    return providers.stream()
        .filter(provider -> provider.availability().available())
        .findFirst()
        .orElseThrow(
            () ->
                new BackendUnavailableException(
                    "expected an available backend, found "
                        + describe(providers)
                        + ": add one to the class path, for example gcn-backend-ejml"))
        .create(options);
  }

  /** {@link #named(String, BackendOptions)} with the default options. */
  public static TensorBackend named(String name) {
    return named(name, BackendOptions.defaults());
  }

  /**
   * The backend of this name.
   *
   * @throws BackendUnavailableException if none has the name or it cannot run here
   */
  public static TensorBackend named(String name, BackendOptions options) {
    List<TensorBackendProvider> providers = providers();
    for (TensorBackendProvider provider : providers) {
      if (provider.name().equals(name)) {
        Availability availability = provider.availability();
        if (availability.available()) {
          return provider.create(options);
        }
        throw new BackendUnavailableException(
            "expected backend \"" + name + "\" to be available, found: " + availability.detail());
      }
    }
    throw new BackendUnavailableException(
        "expected one of the backends " + describe(providers) + ", found \"" + name + "\"");
  }

  private static String describe(List<TensorBackendProvider> providers) {
    if (providers.isEmpty()) {
      return "[none on the class path]";
    }
    return providers.stream()
        .map(
            provider ->
                provider.availability().available()
                    ? provider.name()
                    : provider.name() + " (unavailable: " + provider.availability().detail() + ")")
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
