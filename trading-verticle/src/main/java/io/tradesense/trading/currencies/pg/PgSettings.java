package io.tradesense.trading.currencies.pg;

import io.tradesense.kit.Fault;
import io.tradesense.trading.currencies.domain.AllSettings;
import io.tradesense.trading.currencies.domain.Settings;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Settings in the table {@code portfolio_settings}. */
public final class PgSettings implements AllSettings {
    private static final String FIND =
            "SELECT base_currency, timezone, version FROM portfolio_settings WHERE user_id = $1";
    private static final String CHANGE = """
            INSERT INTO portfolio_settings AS said (user_id, base_currency, timezone)
            SELECT $1, $2, $3 WHERE COALESCE($4::bigint, 0) = 0
                OR EXISTS (SELECT 1 FROM portfolio_settings WHERE user_id = $1)
            ON CONFLICT (user_id) DO UPDATE SET base_currency = excluded.base_currency, timezone = excluded.timezone,
                version = said.version + 1
            WHERE $4::bigint IS NULL OR said.version = $4
            RETURNING base_currency, timezone, version
            """;

    private final Pool pool;

    public PgSettings(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Settings> of(UUID userId) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 0
                        ? Settings.DEFAULT
                        : settings(rows.iterator().next()));
    }

    @Override
    public Future<Settings> change(UUID userId, Settings settings, Optional<Long> version) {
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(
                        userId, settings.baseCurrency(), settings.timezone().getId(), version.orElse(null)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Fault.of(
                                Fault.Kind.PRECONDITION_FAILED, "the settings have changed since they were read");
                    }
                    return settings(rows.iterator().next());
                });
    }

    private static Settings settings(Row row) {
        return new Settings(
                row.getString("base_currency"), ZoneId.of(row.getString("timezone")), row.getLong("version"));
    }
}
