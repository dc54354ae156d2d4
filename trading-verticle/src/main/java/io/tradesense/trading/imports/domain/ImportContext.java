package io.tradesense.trading.imports.domain;

import io.tradesense.kit.Fault;
import io.tradesense.trading.executions.domain.FillRules;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What must be known about the account to read its file.
 *
 * @param zone the zone the file's local times are in; null where the user did not say
 * @param currency the account's, ISO 4217
 * @param rules what a fill must obey
 * @param mapping which columns are what, as the user says; null where they did not
 */
public record ImportContext(
        @Nullable ZoneId zone,
        String currency,
        FillRules rules,
        @Nullable ColumnMapping mapping) {

    public ZoneId zoneOr(ZoneId usual) {
        return zone == null ? usual : zone;
    }

    /**
     * The zone of a format's local times.
     *
     * @throws Fault INVALID where only the caller can know it and did not say
     */
    public ZoneId zoneOf(FormatDescription format) {
        return switch (format.times()) {
            // Such times name their zone, or are UTC by the format's own definition.
            case STATED -> ZoneOffset.UTC;
            case BROKERS -> zoneOr(Objects.requireNonNull(format.zone()));
            case ASKED, STATED_OR_ASKED -> {
                if (zone == null) {
                    throw zoneMissing(format);
                }
                yield zone;
            }
        };
    }

    /** Asks for the zone. */
    public static Fault zoneMissing(FormatDescription format) {
        return Fault.of(
                Fault.Kind.INVALID,
                "The times in this file (" + format.title()
                        + ") are local and it does not say where: import it again with"
                        + " timezone=, for example timezone=America/Chicago.");
    }
}
