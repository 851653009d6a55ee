package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.GraphOperator;

/**
 * What graphs and workspaces of a backend are made of.
 *
 * @param <I> the values of one image
 * @param backend its name: it accepts graphs prepared under the same one
 * @param crew its threads
 * @param store where values lie
 * @param kernels loops on the heap
 */
record Engine<I>(String backend, Crew crew, PlaneStore<I> store, PlaneKernels kernels) {

  /** Spreads pieces over the threads. */
  void work(int pieces, Crew.Work work) {
    crew.work(pieces, work);
  }

  PlaneGraph<I> prepare(GraphOperator operator) {
    return PlaneGraph.of(backend, operator, store);
  }

  Workspace open() {
    return new PlaneWorkspace<>(this, Memory.outermost(store, new HeapStore(kernels)));
  }
}
