package io.tradesense.trading.currencies.domain;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** The settings of all users. */
public interface AllSettings {

    /** {@link Settings#DEFAULT} where the user has said nothing. */
    Future<Settings> of(UUID userId);

    /**
     * Fails with PRECONDITION_FAILED where the settings are not of that version.
     *
     * @param version empty overwrites whatever stands there
     */
    Future<Settings> change(UUID userId, Settings settings, Optional<Long> version);
}
