package io.tradesense.kit.health;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * Something a service cannot do its work without.
 *
 * @param check succeeds while the dependency answers; a {@code JsonObject} it succeeds with is shown beside its state
 */
public record Dependency(String name, Supplier<Future<?>> check) {}
