/**
 * Export of models to ONNX, the open format that ONNX Runtime, Triton, Netron and others read: one
 * reading of a {@link io.github.gcn4j.program.Program} that writes standard operators only.
 */
@NullMarked
package io.github.gcn4j.io.onnx;

import org.jspecify.annotations.NullMarked;
