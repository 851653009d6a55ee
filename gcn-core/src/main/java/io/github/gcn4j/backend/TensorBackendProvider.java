package io.github.gcn4j.backend;

/** Found by {@link java.util.ServiceLoader}; creating one does no work. */
public interface TensorBackendProvider {

  /** Short lower-case name, for example {@code ejml}. */
  String name();

  /** Among the available ones the highest priority is the default. */
  int priority();

  /** Whether it can run here; cheap and free of side effects. */
  Availability availability();

  /** Creates a backend; the caller closes it. */
  TensorBackend create(BackendOptions options);
}
