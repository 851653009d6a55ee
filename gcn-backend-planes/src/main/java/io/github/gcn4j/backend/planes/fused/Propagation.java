package io.github.gcn4j.backend.planes.fused;

/** Sums over the neighbours on a grid. */
public interface Propagation {
  /**
   * y = scale · (the four neighbours + self · x).
   *
   * @param pitch from a row to the next
   */
  void cross(Planes x, int pitch, float self, Planes scale, Planes y, int length);

  /**
   * y = scale · (the eight neighbours + self · x).
   *
   * @param pitch from a row to the next
   */
  void box(Planes x, int pitch, float self, Planes scale, Planes y, int length);
}
