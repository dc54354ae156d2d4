package io.tradesense.trading.roundtrips.pg;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.roundtrips.domain.LotChoices;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lists of trades under another cost basis or in a finer grouping than the one that is kept. Every such trade is one that
 * is kept or a part of one, and follows from its legs alone. The first list reads the trades once and remembers only in
 * which order their parts stand; a page then reads the trades of that page. What is remembered is forgotten with the
 * first change of a trade.
 */
final class OtherViews {
    private static final String ACCOUNTS =
            "SELECT id, cost_basis_method, trades_version FROM accounts WHERE user_id = $1 ORDER BY id";

    private final Vertx vertx;
    private final Pool pool;
    private final ViewCache cache = new ViewCache();

    /**
     * What is to be seen and how.
     *
     * @param bases by account
     * @param versions of the accounts' trades
     */
    record Seen(Trades.Question question, Map<UUID, CostBasis> bases, String versions, LotChoices lots) {}

    OtherViews(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    Future<Trades.Page> list(UUID userId, Trades.Question question, int limit, Optional<Trades.After> after) {
        var place = after.map(last -> place(question.order(), last));
        return seen(userId, question)
                .compose(seen -> index(userId, seen)
                        .compose(index -> page(seen, index.page(question.order().descending(), limit, place))));
    }

    private static ViewIndex.Entry place(Trades.Order order, Trades.After after) {
        try {
            return ViewIndex.Entry.at(order.sort(), after);
        } catch (NumberFormatException forged) {
            throw Cursor.refusal();
        }
    }

    private Future<Seen> seen(UUID userId, Trades.Question question) {
        return pool.preparedQuery(ACCOUNTS).execute(Tuple.of(userId)).compose(rows -> {
            Map<UUID, CostBasis> bases = new HashMap<>();
            var versions = new StringBuilder();
            rows.forEach(row -> {
                var own = CostBasis.valueOf(row.getString("cost_basis_method"));
                bases.put(row.getUUID("id"), question.view().costBasis().orElse(own));
                versions.append(row.getUUID("id")).append(own).append(row.getLong("trades_version"));
            });
            return lots(bases).map(lots -> new Seen(question, bases, versions.toString(), lots));
        });
    }

    private Future<LotChoices> lots(Map<UUID, CostBasis> bases) {
        var specific = bases.entrySet().stream()
                .filter(each -> each.getValue() == CostBasis.SPECIFIC)
                .map(Map.Entry::getKey)
                .toList();
        return specific.isEmpty()
                ? Future.succeededFuture(LotChoices.NONE)
                : TraderRules.lots(pool, specific, CostBasis.SPECIFIC);
    }

    private Future<ViewIndex> index(UUID userId, Seen seen) {
        var key = new ViewCache.Key(
                userId,
                seen.question().filter(),
                seen.question().view(),
                seen.question().order().sort(),
                seen.versions());
        return cache.get(key, () -> new ViewReading(vertx, pool).index(userId, seen));
    }

    private Future<Trades.Page> page(Seen seen, ViewIndex.Slice slice) {
        var trades = slice.entries().stream()
                .map(ViewIndex.Entry::tradeId)
                .distinct()
                .toList();
        if (trades.isEmpty()) {
            return Future.succeededFuture(new Trades.Page(List.of(), null));
        }
        return new ViewReading(vertx, pool).parts(trades, seen).map(parts -> page(slice, parts));
    }

    /** A part that is none any more, because its trade changed this very moment, is left out. */
    private static Trades.Page page(ViewIndex.Slice slice, Collection<Trades.Listed> parts) {
        Map<UUID, Trades.Listed> byId = new HashMap<>();
        parts.forEach(part -> byId.put(part.id(), part));
        var items = slice.entries().stream()
                .map(entry -> Optional.ofNullable(byId.get(entry.id())))
                .flatMap(Optional::stream)
                .toList();
        var last = slice.entries().get(slice.entries().size() - 1);
        return new Trades.Page(items, slice.more() ? new Trades.After(last.key().text(), last.id()) : null);
    }

    /** More parts than can be remembered. @see ViewReading */
    static Fault tooMany() {
        return Fault.invalid("query:grouping", "this view has too many trades: narrow it by account, symbol or tag");
    }
}
