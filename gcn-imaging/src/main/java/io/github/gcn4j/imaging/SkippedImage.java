package io.github.gcn4j.imaging;

/**
 * An image that was left out of a data set.
 *
 * @param name path relative to the folder, separated by '/'
 * @param reason one line: expected, found, remedy
 */
public record SkippedImage(String name, String reason) {}
