package io.tradesense.ai.models.domain;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Turns texts into vectors whose nearness is likeness of meaning. */
public interface Embedder {

    /** @param tokens what it took; 0 where nobody asks to be paid */
    record Embedded(List<float[]> vectors, long tokens) {}

    /** One vector of length 1 a text, in their order. Fails with a {@link ModelFault}. */
    Future<Embedded> embed(List<String> texts, Duration patience);

    /** As the provider calls it: vectors of two models have nothing to do with each other. */
    String name();

    /** Whether texts stay in this process: then there is nothing to clean of names and nobody to pay. */
    boolean isLocal();
}
