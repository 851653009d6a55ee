package io.github.gcn4j.tck;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Value;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Mistakes that people who write backends make. */
final class Faults {
  private Faults() {}

  /** The last pixel of a row takes the first of the next one for its neighbour. */
  static final class RowsRunIntoEachOther extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      if (!method.equals("propagate")) {
        return call.go();
      }
      PreparedGraph graph = (PreparedGraph) operands[0];
      Object y = Objects.requireNonNull(call.go());
      if (!(graph.operator() instanceof io.github.gcn4j.graph.Stencil grid) || grid.height() < 2) {
        return y;
      }
      float[] x = read(ws, operands[1]);
      float[] values = read(ws, y);
      int features = ((Signal) y).features();
      if (values.length > 0) {
        int last = (grid.width() - 1) * features;
        values[last] += 0.1f * x[last + features];
      }
      return like(ws, y, values);
    }
  }

  /** Adds no bias. */
  static final class DroppedBias extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      return method.equals("affine")
          ? ws.affine((Signal) operands[0], (Matrix) operands[1], zeros(ws, operands[2]))
          : call.go();
    }
  }

  /** Takes not-a-number for zero. */
  static final class SwallowedNan extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      Object y = call.go();
      if (!method.equals("activate") || y == null) {
        return y;
      }
      float[] values = read(ws, y);
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.isNaN(values[i]) ? 0 : values[i];
      }
      return like(ws, y, values);
    }
  }

  /** Reads the first image of a batch for all of them. */
  static final class WrongBatchStride extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      Object y = call.go();
      if (!method.equals("linear") || y == null || ((Signal) y).batch() < 2) {
        return y;
      }
      float[] values = read(ws, y);
      int image = values.length / ((Signal) y).batch();
      for (int i = image; i < values.length; i++) {
        values[i] = values[i % image];
      }
      return like(ws, y, values);
    }
  }

  /** Multiplies by the weight where its transpose is asked for, if both fit. */
  static final class ForgottenTranspose extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      if (method.equals("linear") && operands[2] == Direction.ADJOINT) {
        Matrix w = (Matrix) operands[1];
        if (w.rows() == w.columns()) {
          return ws.linear((Signal) operands[0], w, Direction.FORWARD);
        }
      }
      return call.go();
    }
  }

  /** Sums in another order on three threads and more. */
  static final class SumsByThread extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      Object found = call.go();
      return method.equals("contract") && threads > 2 ? nudged(ws, found) : found;
    }

    private static Matrix nudged(Workspace ws, @Nullable Object found) {
      Matrix m = (Matrix) Objects.requireNonNull(found);
      float[] values = AgreementTests.read(ws, m);
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.nextUp(values[i]);
      }
      return ws.matrix(m.rows(), m.columns(), values);
    }
  }

  /** Sums in another order each time. */
  static final class SumsByChance extends Fault {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      Object found = call.go();
      boolean odd = method.equals("readout") && calls.getAndIncrement() % 2 != 0;
      return odd ? SumsByThread.nudged(ws, found) : found;
    }
  }

  /** Keeps one result in a place that all threads share. */
  static final class SharedScratch extends Fault {
    private volatile float[] scratch = new float[0];

    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      Object y = call.go();
      if (!method.equals("activate") || y == null) {
        return y;
      }
      scratch = read(ws, y);
      Thread.sleep(1);
      return like(ws, y, Arrays.copyOf(scratch, read(ws, y).length));
    }
  }

  /** Never lets go of a matrix. */
  static final class Leak extends Fault {
    private final List<Object> kept = new ArrayList<>();

    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      Object found = call.go();
      if (method.equals("matrix") && found != null) {
        kept.add(found);
      }
      return found;
    }
  }

  /** Never lets go of a compiled program. */
  static final class CompiledLeak extends Fault {
    private final List<Object> kept = new ArrayList<>();

    @Override
    CompiledForward compiled(CompiledForward sound, Program program) {
      kept.add(sound);
      return sound;
    }
  }

  /** Works on with what was released. */
  static final class NothingIsReleased extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      return method.equals("release") && operands[0] instanceof Value ? null : call.go();
    }
  }

  /** Closes nothing. */
  static final class NeverCloses extends Fault {
    @Override
    void close(TensorBackend sound) {
      sound.info();
    }
  }

  /** Fails when closed again. */
  static final class ClosesOnce extends Fault {
    private final List<TensorBackend> closed = new ArrayList<>();

    @Override
    void close(TensorBackend sound) {
      if (closed.contains(sound)) {
        throw new IllegalStateException("closed already");
      }
      closed.add(sound);
      sound.close();
    }
  }

  /** Lets the array operations find out about shapes. */
  static final class BareIndexErrors extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      try {
        return call.go();
      } catch (IllegalArgumentException e) {
        throw new ArrayIndexOutOfBoundsException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Divides by four at odd borders too. */
  static final class BordersAreFull extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      Object y = call.go();
      if (!method.equals("coarsen") || y == null) {
        return y;
      }
      float[] values = read(ws, y);
      if (values.length > 0 && ((Signal) operands[0]).graph().nodes() % 2 == 1) {
        values[values.length - 1] /= 4;
      }
      return like(ws, y, values);
    }
  }

  /** Weighs every node alike. */
  static final class WeightsDoNotCount extends Fault {
    @Override
    @Nullable Object answer(Workspace ws, String method, Object[] operands, int threads, Call call)
        throws Throwable {
      return method.equals("weightedMoments")
          ? ws.moments((Signal) operands[0], Span.GRAPH)
          : call.go();
    }
  }

  /** Cannot run and says nothing. */
  static final class SilentlyUnavailable extends Fault {
    @Override
    public Availability availability() {
      return Availability.no("");
    }
  }

  /** Keeps the first parameters. */
  static final class CompiledKeepsParameters extends Fault {
    @Override
    CompiledForward compiled(CompiledForward sound, Program program) {
      return new CompiledFault(sound) {
        @Override
        public void upload(Parameters parameters) {
          parameters.requireFor(program);
        }
      };
    }
  }

  /** A tenth of a thousandth off. */
  static final class CompiledIsRough extends Fault {
    @Override
    CompiledForward compiled(CompiledForward sound, Program program) {
      return new CompiledFault(sound) {
        @Override
        public void run(float[] features, int batch, float[][] readouts) {
          sound.run(features, batch, readouts);
          for (float[] rows : readouts) {
            for (int i = 0; i < rows.length; i++) {
              rows[i] *= 1.0001f;
            }
          }
        }
      };
    }
  }

  /** Answers zeros where a sum is not a number. */
  static final class CompiledHidesNan extends Fault {
    @Override
    CompiledForward compiled(CompiledForward sound, Program program) {
      return new CompiledFault(sound) {
        @Override
        public void run(float[] features, int batch, float[][] readouts) {
          sound.run(features, batch, readouts);
          for (float[] rows : readouts) {
            for (int i = 0; i < rows.length; i++) {
              rows[i] = Float.isNaN(rows[i]) ? 0 : rows[i];
            }
          }
        }
      };
    }
  }

  /** Adds to what is in the arrays it is given. */
  static final class CompiledAdds extends Fault {
    @Override
    CompiledForward compiled(CompiledForward sound, Program program) {
      return new CompiledFault(sound) {
        @Override
        public void run(float[] features, int batch, float[][] readouts) {
          float[] before = readouts[0] == null ? new float[0] : readouts[0].clone();
          sound.run(features, batch, readouts);
          for (int i = 0; i < before.length; i++) {
            readouts[0][i] += before[i];
          }
        }
      };
    }
  }

  /** Runs on when closed. */
  static final class CompiledNeverCloses extends Fault {
    @Override
    CompiledForward compiled(CompiledForward sound, Program program) {
      return new CompiledFault(sound) {
        @Override
        public void close() {
          // The fault.
        }
      };
    }
  }
}
