package io.tradesense.trading.currencies.pg;

import io.tradesense.trading.currencies.domain.PublishedRates;
import io.tradesense.trading.currencies.domain.Rate;
import io.tradesense.trading.currencies.domain.Rates;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Rates in the tables {@code stated_rates}, a user's own, and {@code published_rates}, kept by day for everybody. */
public final class PgRates implements Rates {
    private static final String STATED = """
            SELECT day, rate, 'USER' AS source FROM stated_rates
            WHERE user_id = $1 AND from_currency = $2 AND to_currency = $3 AND day = ANY ($4)
            """;
    private static final String PUBLISHED = """
            SELECT day, rate, source FROM published_rates
            WHERE from_currency = $1 AND to_currency = $2 AND day BETWEEN $3 AND $4
            """;
    private static final String STATE = """
            INSERT INTO stated_rates (user_id, from_currency, to_currency, day, rate) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (user_id, from_currency, to_currency, day) DO UPDATE SET rate = excluded.rate
            """;
    private static final String KEEP = """
            INSERT INTO published_rates (from_currency, to_currency, day, rate, source)
            SELECT $1, $2, * FROM UNNEST($3::date[], $4::numeric[], $5::text[]) ON CONFLICT DO NOTHING
            """;
    private static final String FORGET_RATES = "DELETE FROM stated_rates WHERE user_id = $1";
    private static final String FORGET_SETTINGS = "DELETE FROM portfolio_settings WHERE user_id = $1";

    private final Pool pool;
    private final PublishedRates publisher;

    public PgRates(Pool pool, PublishedRates publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    @Override
    public Future<Map<LocalDate, Rate>> of(UUID userId, Pair pair, Set<LocalDate> days) {
        if (days.isEmpty()) return Future.succeededFuture(Map.of());
        return pool.preparedQuery(STATED)
                .execute(Tuple.of(userId, pair.from(), pair.to(), days.toArray(LocalDate[]::new)))
                .compose(rows -> {
                    Map<LocalDate, Rate> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getLocalDate("day"), rate(row)));
                    var missing = new TreeSet<>(days);
                    missing.removeAll(found.keySet());
                    if (missing.isEmpty()) return Future.succeededFuture(found);
                    return published(pair, missing).map(others -> {
                        found.putAll(others);
                        return found;
                    });
                });
    }

    @Override
    public Future<Void> state(UUID userId, Pair pair, Rate rate) {
        return pool.preparedQuery(STATE)
                .execute(Tuple.of(userId, pair.from(), pair.to(), rate.day(), rate.value()))
                .mapEmpty();
    }

    /** Removes what a user who is gone stated, in the caller's transaction. */
    public static Future<Void> deleteAllOf(SqlConnection transaction, UUID userId) {
        return transaction
                .preparedQuery(FORGET_RATES)
                .execute(Tuple.of(userId))
                .compose(done -> transaction.preparedQuery(FORGET_SETTINGS).execute(Tuple.of(userId)))
                .mapEmpty();
    }

    /** Kept ones where there is one for every day, else the publisher is asked once and the answer is kept. */
    private Future<Map<LocalDate, Rate>> published(Pair pair, TreeSet<LocalDate> days) {
        var from = days.first().minusDays(MOST_DAYS_OLD);
        var to = days.last();
        return kept(pair, from, to).compose(kept -> {
            var known = inForce(kept, days);
            return known.size() == days.size()
                    ? Future.succeededFuture(known)
                    : publisher
                            .of(pair, from, to)
                            .compose(rates -> keep(pair, rates).map(done -> {
                                rates.forEach(rate -> kept.put(rate.day(), rate));
                                return inForce(kept, days);
                            }));
        });
    }

    private Future<NavigableMap<LocalDate, Rate>> kept(Pair pair, LocalDate from, LocalDate to) {
        return pool.preparedQuery(PUBLISHED)
                .execute(Tuple.of(pair.from(), pair.to(), from, to))
                .map(rows -> {
                    var kept = new TreeMap<LocalDate, Rate>();
                    rows.forEach(row -> kept.put(row.getLocalDate("day"), rate(row)));
                    return kept;
                });
    }

    private Future<Void> keep(Pair pair, List<Rate> rates) {
        if (rates.isEmpty()) return Future.succeededFuture();
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(pair.from(), pair.to())
                        .addValue(rates.stream().map(Rate::day).toArray(LocalDate[]::new))
                        .addValue(rates.stream().map(Rate::value).toArray(BigDecimal[]::new))
                        .addArrayOfString(rates.stream().map(Rate::source).toArray(String[]::new)))
                .mapEmpty();
    }

    private static Map<LocalDate, Rate> inForce(NavigableMap<LocalDate, Rate> rates, Set<LocalDate> days) {
        Map<LocalDate, Rate> found = new HashMap<>();
        for (var day : days) {
            Optional.ofNullable(rates.floorEntry(day))
                    .map(Map.Entry::getValue)
                    .filter(rate -> !rate.day().isBefore(day.minusDays(MOST_DAYS_OLD)))
                    .ifPresent(rate -> found.put(day, rate));
        }
        return found;
    }

    private static Rate rate(Row row) {
        return new Rate(row.getLocalDate("day"), row.getBigDecimal("rate"), row.getString("source"));
    }
}
