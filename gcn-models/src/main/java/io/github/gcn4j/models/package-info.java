/** Pre-trained models, as resources of the jar, with a card each that says what they are worth. */
@NullMarked
package io.github.gcn4j.models;

import org.jspecify.annotations.NullMarked;
