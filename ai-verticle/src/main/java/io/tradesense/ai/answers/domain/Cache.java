package io.tradesense.ai.answers.domain;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/**
 * What was made before from exactly the same: the same question, the same facts, the same model. There is no likeness
 * here: January's and February's win rate are near in meaning and differ in fact.
 */
public interface Cache<T> {

    Future<Optional<T>> find(UUID userId, String key);

    /** @param dataVersion of the user's data it was made from */
    Future<Void> keep(UUID userId, String key, long dataVersion, T value);
}
