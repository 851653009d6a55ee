/**
 * Results for people: charts of an evaluation, of a training and of two models compared, and the
 * self-contained HTML page that shows them with the histogram baseline beside every accuracy.
 */
@NullMarked
package io.github.gcn4j.report;

import org.jspecify.annotations.NullMarked;
