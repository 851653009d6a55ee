package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.gcn4j.backend.TensorBackendProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Each broken backend fails the kit, where a sound one passes. */
final class FaultsAreCaughtTest {

  /** A fault, and tests of the kit of which at least one must fail. */
  static Stream<Arguments> faults() {
    return Stream.of(
        caught(RowsRunIntoEachOther.class, "everyShapeAgreesWithTheReference"),
        caught(RowsRunIntoEachOther.class, "inferenceAgreesWithTheReference"),
        caught(DroppedBias.class, "coefficientsAreOneRowForAllOrOneForEachGraph"),
        caught(DroppedBias.class, "inferenceAgreesWithTheReference"),
        caught(SwallowedNan.class, "oddValuesTravelAsTheStandardSays"),
        caught(SwallowedNan.class, "anOddPixelSpoilsItsOwnImageAndNoOther"),
        caught(WrongBatchStride.class, "everyShapeAgreesWithTheReference"),
        caught(ForgottenTranspose.class, "gradientsAgreeWithTheReference"),
        caught(SumsByThread.class, "anyNumberOfThreadsGivesTheSameBits"),
        caught(SumsByThread.class, "threadsAndRepetitionsChangeNoBit"),
        caught(SumsByThread.class, "anotherProcessGetsTheSameBits"),
        caught(SumsByChance.class, "manySessionsOnManyThreadsDoNotDisturbEachOther"),
        caught(SharedScratch.class, "manySessionsOnManyThreadsDoNotDisturbEachOther"),
        caught(Leak.class, "tenThousandSessionsLeaveNothingBehind"),
        caught(CompiledLeak.class, "tenThousandSessionsLeaveNothingBehind"),
        caught(NothingIsReleased.class, "aReleasedValueIsRefused"),
        caught(NeverCloses.class, "aClosedBackendOpensNothing"),
        caught(NeverCloses.class, "aSessionOfAClosedBackendIsRefusedAndStillCloses"),
        caught(NeverCloses.class, "aCompiledProgramOfAClosedBackendIsRefused"),
        caught(ClosesOnce.class, "aClosedBackendOpensNothing"),
        caught(BareIndexErrors.class, "operandsThatDoNotFitAreNamedWithBothShapes"),
        caught(BareIndexErrors.class, "joinsAndGridsNameBothShapes"),
        caught(BordersAreFull.class, "blocksOfPixelsBecomeTheirMean"),
        caught(BordersAreFull.class, "everyShapeAgreesWithTheReference"),
        caught(WeightsDoNotCount.class, "weightedNodesCountAsMuchAsTheyWeigh"),
        caught(WeightsDoNotCount.class, "equalWeightsGiveThePlainMomentsAndNoWeightNothing"),
        caught(SilentlyUnavailable.class, "itIsAvailableAndSaysOnWhat"),
        caught(Sound.class, "theServiceLoaderFindsIt"),
        caught(CompiledKeepsParameters.class, "newParametersTakeEffect"),
        caught(CompiledIsRough.class, "readoutsAreThoseOfTheInterpreter"),
        caught(CompiledIsRough.class, "inferenceAgreesWithTheReference"),
        caught(CompiledHidesNan.class, "anOddPixelSpoilsItsOwnImageAndNoOther"),
        caught(CompiledAdds.class, "readoutsAreThoseOfTheInterpreter"),
        caught(CompiledNeverCloses.class, "aClosedCompiledProgramIsRefusedAndClosesTwice"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBrokenBackendFails(Class<? extends BackendTck> fault, String test) {
    assertThat(run(fault, test).getTestsFailedCount()).isPositive();
  }

  /** Else a test that always fails would catch everything. */
  @ParameterizedTest
  @MethodSource("testsUsed")
  void theSameBackendWithoutAFaultPasses(String test) {
    TestExecutionSummary summary = run(Sound.class, test);
    StringWriter failures = new StringWriter();
    summary.printFailuresTo(new PrintWriter(failures), 3);
    assertThat(summary.getTestsFailedCount()).as(failures.toString()).isZero();
    assertThat(summary.getTestsSucceededCount()).isPositive();
  }

  /** A backend that is no service is not found; all else must pass. */
  static List<String> testsUsed() {
    return faults()
        .map(arguments -> (String) arguments.get()[1])
        .filter(test -> !test.equals("theServiceLoaderFindsIt"))
        .distinct()
        .toList();
  }

  private static Arguments caught(Class<? extends BackendTck> fault, String test) {
    return Arguments.of(fault, test);
  }

  private static TestExecutionSummary run(Class<? extends BackendTck> kit, String test) {
    MethodSelector method =
        Arrays.stream(kit.getMethods())
            .filter(found -> found.getName().equals(test))
            .map(found -> selectMethod(kit, found))
            .findFirst()
            .orElseThrow(() -> new AssertionError("expected test " + test + " in the kit"));
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(method).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }

  static final class RowsRunIntoEachOther extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.RowsRunIntoEachOther();
    }
  }

  static final class DroppedBias extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.DroppedBias();
    }
  }

  static final class SwallowedNan extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.SwallowedNan();
    }
  }

  static final class WrongBatchStride extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.WrongBatchStride();
    }
  }

  static final class ForgottenTranspose extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.ForgottenTranspose();
    }
  }

  static final class SumsByThread extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.SumsByThread();
    }
  }

  static final class SumsByChance extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.SumsByChance();
    }
  }

  static final class SharedScratch extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.SharedScratch();
    }
  }

  static final class Leak extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.Leak();
    }
  }

  static final class CompiledLeak extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.CompiledLeak();
    }
  }

  static final class NothingIsReleased extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.NothingIsReleased();
    }
  }

  static final class NeverCloses extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.NeverCloses();
    }
  }

  static final class ClosesOnce extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.ClosesOnce();
    }
  }

  static final class BareIndexErrors extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.BareIndexErrors();
    }
  }

  static final class BordersAreFull extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.BordersAreFull();
    }
  }

  static final class WeightsDoNotCount extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.WeightsDoNotCount();
    }
  }

  static final class SilentlyUnavailable extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.SilentlyUnavailable();
    }
  }

  static final class Sound extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Fault();
    }
  }

  static final class CompiledKeepsParameters extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.CompiledKeepsParameters();
    }
  }

  static final class CompiledIsRough extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.CompiledIsRough();
    }
  }

  static final class CompiledHidesNan extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.CompiledHidesNan();
    }
  }

  static final class CompiledAdds extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.CompiledAdds();
    }
  }

  static final class CompiledNeverCloses extends BackendTck {
    @Override
    public TensorBackendProvider provider() {
      return new Faults.CompiledNeverCloses();
    }
  }
}
