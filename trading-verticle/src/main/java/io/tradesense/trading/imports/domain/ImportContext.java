package io.tradesense.trading.imports.domain;

import io.tradesense.trading.executions.domain.FillRules;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What must be known about the account to read its file.
 *
 * @param zone the zone the file's local times are in; null where the user did not say. A format with a zone of its own
 *     then takes that; one without rejects local times
 * @param currency the account's, ISO 4217
 * @param rules what a fill must obey
 */
public record ImportContext(@Nullable ZoneId zone, String currency, FillRules rules) {

    public ZoneId zoneOr(ZoneId usual) {
        return zone == null ? usual : zone;
    }
}
