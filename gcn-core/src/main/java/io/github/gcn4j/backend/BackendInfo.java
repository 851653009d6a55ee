package io.github.gcn4j.backend;

/**
 * What a backend is, for logs and provenance.
 *
 * @param name as in {@link Backends#named}
 * @param kernels which kernels it runs, with the library's version
 * @param threads how many threads its operations use
 */
public record BackendInfo(String name, String kernels, int threads) {}
