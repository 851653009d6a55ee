package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Step;

/** How a pass carries signals along edges: as the backend does, or damped on the way. */
interface Propagation {

  /** S x. */
  Signal forward(Workspace workspace, Step.Propagate step, Signal x);

  /** Sᵀ dy, for a step that went forward before. */
  Signal backward(Workspace workspace, Step.Propagate step, Signal dy);
}
