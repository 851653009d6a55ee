package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Step;
import java.util.List;

/** How a pass carries signals along edges: as the backend does, or damped on the way. */
interface Propagation {

  /** S x. */
  Signal forward(Workspace workspace, Step.Propagate step, Signal x);

  /** Sᵀ dy, for a step that went forward before. */
  Signal backward(Workspace workspace, Step.Propagate step, Signal dy);

  /** Graph attention, as {@link Workspace#attend}. */
  Signal attend(Workspace workspace, Step.Attend step, Signal x, Signal source, Signal target);

  /** The gradients of {@link #attend}: by x, by source and by target, in this order. */
  List<Signal> attendGradient(
      Workspace workspace, Step.Attend step, Signal x, Signal source, Signal target, Signal dy);
}
