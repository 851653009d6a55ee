/** A trained model as a whole: program, parameters, classes, preprocessing and provenance. */
@NullMarked
package io.github.gcn4j.model;

import org.jspecify.annotations.NullMarked;
