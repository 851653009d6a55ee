/**
 * The {@code gcn} command: one class for each sub-command, the settings they share, and what turns
 * any failure into one line for people.
 */
@NullMarked
package io.github.gcn4j.cli;

import org.jspecify.annotations.NullMarked;
