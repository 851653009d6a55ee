package io.github.gcn4j.tck;

import io.github.gcn4j.backend.TensorBackendProvider;

/**
 * What every backend must pass. Extend it in your backend's tests, say which provider to test, and
 * run it with JUnit:
 *
 * <pre>{@code
 * final class MyBackendTest extends BackendTck {
 *   @Override
 *   public TensorBackendProvider provider() {
 *     return new MyBackendProvider();
 *   }
 * }
 * }</pre>
 */
public abstract class BackendTck
    implements OperationTests,
        LayerOperationTests,
        ReferenceValueTests,
        LayerReferenceTests,
        DirectedGraphTests,
        GradientTests,
        DeterminismTests,
        OwnershipTests,
        ProviderTests {

  @Override
  public abstract TensorBackendProvider provider();
}
