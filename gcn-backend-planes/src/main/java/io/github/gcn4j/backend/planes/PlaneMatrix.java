package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Matrix;

/**
 * A dense matrix.
 *
 * @param data {@code [rows * columns]}, row by row
 */
record PlaneMatrix(int rows, int columns, float[] data) implements Matrix {}
