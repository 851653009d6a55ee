/**
 * Which nodes, edges and features an answer came from: Grad-CAM, integrated gradients, occlusion
 * and GNNExplainer, for any program on any graph, and curves that tell how far to trust a map.
 */
@NullMarked
package io.github.gcn4j.explanation;

import org.jspecify.annotations.NullMarked;
