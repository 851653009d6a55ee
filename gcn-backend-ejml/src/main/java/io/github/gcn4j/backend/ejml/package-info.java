/** The backend SPI on EJML: feature-major dense matrices, one per image. */
@NullMarked
package io.github.gcn4j.backend.ejml;

import org.jspecify.annotations.NullMarked;
