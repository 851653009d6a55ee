/**
 * Files: model files in the safetensors format, read with nothing trusted and written all or not at
 * all, and the ordered JSON that model metadata, training logs and command results are made of.
 */
@NullMarked
package io.github.gcn4j.io;

import org.jspecify.annotations.NullMarked;
