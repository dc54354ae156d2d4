package io.tradesense.analytics.models.json;

import io.tradesense.analytics.readmodel.domain.TradeFilter;
import io.tradesense.kit.Fault;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

/**
 * What a model was asked to be made of.
 *
 * @param zone by whose clock hours and days are
 * @param seed of every random choice
 */
public record Wanted(TradeFilter filter, ZoneId zone, long seed) {
    private static final long USUAL_SEED = 1;

    /** Fails with INVALID for a zone there is not; the rest has been held against the contract. */
    public static Wanted read(JsonObject json) {
        String account = json.getString("accountId");
        return new Wanted(
                new TradeFilter(
                        account == null ? Set.of() : Set.of(UUID.fromString(account)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        json.getString("currency")),
                zone(json.getString("tz", "UTC")),
                json.getLong("seed", USUAL_SEED));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw Fault.invalid("/tz", "is not a time zone of the IANA database, such as America/New_York");
        }
    }
}
