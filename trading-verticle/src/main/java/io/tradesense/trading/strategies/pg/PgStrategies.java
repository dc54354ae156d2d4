package io.tradesense.trading.strategies.pg;

import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.strategies.domain.Gathering;
import io.tradesense.trading.strategies.domain.Strategies;
import io.tradesense.trading.strategies.domain.Strategy;
import io.tradesense.trading.strategies.domain.StrategyLeg;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Strategies gathered from the table {@code trades} when they are asked for: nothing of them is kept. */
public final class PgStrategies implements Strategies {
    /** Round trips that are looked at for one page. */
    private static final int MOST_LEGS = 4_000;

    /** A strategy that begins before the place where a page ended may have legs after it. */
    private static final Duration REACH = Duration.ofMinutes(10);

    private static final String COLUMNS = "id, account_id, symbol, currency, multiplier, side, status, max_quantity,"
            + " entry_price, opened_at, net_pnl";
    private static final String OPTIONS = "SELECT " + COLUMNS + """
             FROM trades
            WHERE user_id = $1 AND asset_class = 'OPTION' AND length(symbol) = 21 AND ($2::uuid IS NULL OR account_id = $2)
              AND ($3::text IS NULL OR rtrim(left(symbol, 6)) = $3)
              AND ($4::timestamptz IS NULL OR opened_at <= $4)
            ORDER BY opened_at DESC, id DESC LIMIT %d
            """.formatted(MOST_LEGS);
    private static final String SHARES =
            "SELECT o.id AS option_id, " + COLUMNS.replaceAll("(\\w+)", "s.$1") + """
             FROM trades o JOIN trades s
              ON s.account_id = o.account_id AND s.symbol = rtrim(left(o.symbol, 6)) AND s.asset_class = 'STOCK'
             AND s.currency = o.currency AND s.opened_at <= o.opened_at + interval '30 seconds'
             AND COALESCE(s.closed_at, 'infinity') > o.opened_at
            WHERE o.id = ANY ($1) AND s.side = 'LONG' ORDER BY s.opened_at, s.id LIMIT %d
            """.formatted(2 * MOST_LEGS);

    private final Pool pool;

    public PgStrategies(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Page> list(UUID userId, Filter filter, int limit, Optional<After> after) {
        return pool.preparedQuery(OPTIONS)
                .execute(Tuple.of(
                        userId,
                        filter.accountId().orElse(null),
                        filter.underlying().orElse(null),
                        after.map(PgStrategies::reach).orElse(null)))
                .compose(rows -> {
                    List<StrategyLeg> options = new ArrayList<>(rows.size());
                    rows.forEach(row -> options.add(leg(row)));
                    boolean cut = options.size() == MOST_LEGS;
                    return shares(options).map(shares -> page(Gathering.of(options, shares), cut, limit, after));
                });
    }

    private static OffsetDateTime reach(After after) {
        return after.openedAt().plus(REACH).atOffset(ZoneOffset.UTC);
    }

    private Future<Map<UUID, List<StrategyLeg>>> shares(List<StrategyLeg> options) {
        var ids = options.stream().map(StrategyLeg::tradeId).toArray(UUID[]::new);
        return pool.preparedQuery(SHARES)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> {
                    Map<UUID, List<StrategyLeg>> shares = new HashMap<>();
                    rows.forEach(row -> shares.computeIfAbsent(row.getUUID("option_id"), first -> new ArrayList<>())
                            .add(leg(row)));
                    return shares;
                });
    }

    /** @param cut whether there are older legs, so that the oldest strategy may lack some */
    private static Page page(List<Strategy> gathered, boolean cut, int limit, Optional<After> after) {
        var whole = cut && gathered.size() > 1 ? gathered.subList(0, gathered.size() - 1) : gathered;
        var following = whole.stream()
                .filter(strategy ->
                        after.map(place -> isBehind(strategy, place)).orElse(true))
                .toList();
        var items = following.subList(0, Math.min(limit, following.size()));
        @Nullable After next = null;
        if (!items.isEmpty() && (cut || items.size() < following.size())) {
            var last = items.get(items.size() - 1).first();
            next = new After(last.openedAt(), last.tradeId());
        }
        return new Page(List.copyOf(items), next);
    }

    private static boolean isBehind(Strategy strategy, After place) {
        int byTime = strategy.openedAt().compareTo(place.openedAt());
        return byTime < 0 || byTime == 0 && strategy.first().tradeId().compareTo(place.tradeId()) < 0;
    }

    private static StrategyLeg leg(Row row) {
        String symbol = row.getString("symbol");
        var contract = OptionSymbol.parse(symbol);
        BigDecimal quantity = row.getBigDecimal("max_quantity");
        return new StrategyLeg(
                row.getUUID("id"),
                row.getUUID("account_id"),
                symbol,
                contract.map(OptionSymbol.Parts::root).orElse(symbol),
                contract,
                Direction.valueOf(row.getString("side")) == Direction.LONG ? quantity : quantity.negate(),
                row.getBigDecimal("multiplier"),
                row.getBigDecimal("entry_price"),
                row.getString("currency"),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getString("status").equals("OPEN"),
                row.getBigDecimal("net_pnl"));
    }
}
