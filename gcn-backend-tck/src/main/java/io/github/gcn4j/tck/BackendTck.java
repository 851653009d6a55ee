package io.github.gcn4j.tck;

import io.github.gcn4j.backend.TensorBackendProvider;

/**
 * What every backend must pass. To write a backend:
 *
 * <ol>
 *   <li>Implement {@link io.github.gcn4j.backend.TensorBackend} and its workspaces. {@link
 *       io.github.gcn4j.backend.Ledger} keeps the account of who owns which value, {@link
 *       io.github.gcn4j.backend.Shapes} refuses operands that do not fit in the words this kit
 *       looks for. {@link ReferenceBackend} shows what each operation means, in loops that hide
 *       nothing.
 *   <li>Implement {@link TensorBackendProvider} with a public constructor without arguments, and
 *       name it in {@code META-INF/services/io.github.gcn4j.backend.TensorBackendProvider}.
 *   <li>Depend on {@code io.github.gcn4j:gcn-backend-tck} in the scope of tests (its version is in
 *       {@code gcn-bom}), extend this class in your tests, and run it with JUnit:
 *       <pre>{@code
 * final class MyBackendTest extends BackendTck {
 *   @Override
 *   public TensorBackendProvider provider() {
 *     return new MyBackendProvider();
 *   }
 * }
 * }</pre>
 * </ol>
 *
 * <p>When all tests pass, every operation agrees with the naive reference to 1e-5 of its largest
 * value (gradients of programs: 1e-4) on shapes of all sizes, empty ones among them; not-a-number
 * and infinities travel as IEEE 754 says; results are the same bits on any number of threads, in
 * another process and alone or in a batch; misuse is refused in words with both shapes; what is
 * closed refuses to compute; ten thousand sessions leave no memory behind; and sessions on many
 * threads do not disturb one another.
 *
 * <p>{@link io.github.gcn4j.backend.TensorBackend#compile} is optional: programs are run through
 * sessions, which take what the backend offers, and compared with the reference either way.
 *
 * <p>Some tests start Java processes. Where such a process needs options of its own, override
 * {@link #forkedJvmOptions}.
 */
public abstract class BackendTck
    implements OperationTests,
        LayerOperationTests,
        ShapeTests,
        ReferenceValueTests,
        LayerReferenceTests,
        PyramidReferenceTests,
        DirectedGraphTests,
        GradientTests,
        SensitivityTests,
        ProgramTests,
        CompiledTests,
        DeterminismTests,
        OwnershipTests,
        RefusalTests,
        LifecycleTests,
        ProcessTests,
        ProviderTests {

  @Override
  public abstract TensorBackendProvider provider();
}
