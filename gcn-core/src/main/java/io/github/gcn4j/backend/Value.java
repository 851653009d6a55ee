package io.github.gcn4j.backend;

/** Something a {@link Workspace} owns: a {@link Signal} or a {@link Matrix}. */
public interface Value {}
