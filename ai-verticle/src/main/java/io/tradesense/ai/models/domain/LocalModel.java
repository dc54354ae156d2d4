package io.tradesense.ai.models.domain;

import java.util.List;

/**
 * A model of vectors that works in this process, found on the class path by {@link java.util.ServiceLoader}. It computes on
 * the caller's thread, so it is never called on an event loop, and may be called by several threads at once.
 */
public interface LocalModel {

    /** Of the model, not of the library that runs it. */
    String name();

    /** One vector of length 1 a text, in their order. What cannot be loaded or computed is thrown. */
    List<float[]> embed(List<String> texts);
}
