/** The service provider interface that tensor backends implement, and their discovery. */
@NullMarked
package io.github.gcn4j.backend;

import org.jspecify.annotations.NullMarked;
