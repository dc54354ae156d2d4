package io.tradesense.market.usage.domain;

import io.vertx.core.Future;
import java.util.List;

/** Where counted calls are kept until others are told of them. */
public interface UsageBook {

    /**
     * Adds a batch, whole. The same number again, with the same batch, changes nothing.
     *
     * @param number grows by one with each batch of a counter
     */
    Future<Void> add(long number, List<Usage> batch);

    /** Tells of some that were kept for long enough, each once. Answers whether there may be more. */
    Future<Boolean> tell();
}
