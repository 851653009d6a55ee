/** The backend SPI on EJML and the plane engine. */
@NullMarked
package io.github.gcn4j.backend.ejml;

import org.jspecify.annotations.NullMarked;
