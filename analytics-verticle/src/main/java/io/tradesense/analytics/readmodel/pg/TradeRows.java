package io.tradesense.analytics.readmodel.pg;

import io.tradesense.analytics.readmodel.domain.ClosedTrade;
import io.tradesense.analytics.readmodel.domain.Owned;
import io.tradesense.analytics.readmodel.domain.TradeDetails;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many trades in one statement: an array a column. Amounts travel as text, which is exact, and tags as JSON, for arrays
 * of arrays must be of equal length. */
final class TradeRows {
    static final String PUT = """
            INSERT INTO closed_trades (trade_id, user_id, account_id, symbol, asset_class, side, currency, quantity,
                opened_at, closed_at, gross_pnl, fees, net_pnl, risk_amount, setup, tags, mistakes, rating, stop_loss,
                take_profit, planned_reward_risk, entry_price, exit_price, max_quantity, multiplier, executions, mae, mfe)
            SELECT trade_id, user_id, account_id, symbol, asset_class, side, currency, quantity::numeric, opened_at,
                closed_at, gross_pnl::numeric, fees::numeric, net_pnl::numeric, risk_amount::numeric, setup,
                ARRAY(SELECT json_array_elements_text(tags::json)), ARRAY(SELECT json_array_elements_text(mistakes::json)),
                rating::smallint, stop_loss::numeric, take_profit::numeric, planned_reward_risk::numeric,
                entry_price::numeric, exit_price::numeric, max_quantity::numeric, multiplier::numeric,
                executions::integer, mae::numeric, mfe::numeric
            FROM UNNEST($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::timestamptz[], $10::timestamptz[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
                $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[],
                $24::text[], $25::text[], $26::text[], $27::text[], $28::text[]) AS put (trade_id, user_id, account_id,
                symbol, asset_class, side, currency, quantity, opened_at, closed_at, gross_pnl, fees, net_pnl,
                risk_amount, setup, tags, mistakes, rating, stop_loss, take_profit, planned_reward_risk, entry_price,
                exit_price, max_quantity, multiplier, executions, mae, mfe)
            ON CONFLICT (trade_id) DO UPDATE SET user_id = excluded.user_id, account_id = excluded.account_id,
                symbol = excluded.symbol, asset_class = excluded.asset_class, side = excluded.side,
                currency = excluded.currency, quantity = excluded.quantity, opened_at = excluded.opened_at,
                closed_at = excluded.closed_at, gross_pnl = excluded.gross_pnl, fees = excluded.fees,
                net_pnl = excluded.net_pnl, risk_amount = excluded.risk_amount, setup = excluded.setup,
                tags = excluded.tags, mistakes = excluded.mistakes, rating = excluded.rating,
                stop_loss = excluded.stop_loss, take_profit = excluded.take_profit,
                planned_reward_risk = excluded.planned_reward_risk, entry_price = excluded.entry_price,
                exit_price = excluded.exit_price, max_quantity = excluded.max_quantity,
                multiplier = excluded.multiplier, executions = excluded.executions, mae = excluded.mae,
                mfe = excluded.mfe
            """;
    private final List<Owned<ClosedTrade>> trades;

    private TradeRows(List<Owned<ClosedTrade>> trades) {
        this.trades = trades;
    }

    /** The parameters of {@link #PUT}. */
    static Tuple of(List<Owned<ClosedTrade>> trades) {
        return new TradeRows(trades).parameters();
    }

    private Tuple parameters() {
        return Tuple.tuple()
                .addArrayOfUUID(column(ClosedTrade::tradeId, UUID[]::new))
                .addArrayOfUUID(trades.stream().map(Owned::userId).toArray(UUID[]::new))
                .addArrayOfUUID(column(ClosedTrade::accountId, UUID[]::new))
                .addArrayOfString(words(ClosedTrade::symbol))
                .addArrayOfString(words(ClosedTrade::assetClass))
                .addArrayOfString(words(trade -> trade.side().name()))
                .addArrayOfString(words(ClosedTrade::currency))
                .addArrayOfString(amounts(ClosedTrade::quantity))
                .addArrayOfOffsetDateTime(times(ClosedTrade::openedAt))
                .addArrayOfOffsetDateTime(times(ClosedTrade::closedAt))
                .addArrayOfString(amounts(ClosedTrade::grossPnl))
                .addArrayOfString(amounts(ClosedTrade::fees))
                .addArrayOfString(amounts(ClosedTrade::netPnl))
                .addArrayOfString(amounts(ClosedTrade::riskAmount))
                .addArrayOfString(words(ClosedTrade::setup))
                .addArrayOfString(words(trade -> array(trade.tags())))
                .addArrayOfString(words(trade -> array(trade.details().mistakes())))
                .addArrayOfString(counts(TradeDetails::rating))
                .addArrayOfString(details(TradeDetails::stopLoss))
                .addArrayOfString(details(TradeDetails::takeProfit))
                .addArrayOfString(details(TradeDetails::plannedRewardRisk))
                .addArrayOfString(details(TradeDetails::entryPrice))
                .addArrayOfString(details(TradeDetails::exitPrice))
                .addArrayOfString(details(TradeDetails::maxQuantity))
                .addArrayOfString(details(TradeDetails::multiplier))
                .addArrayOfString(counts(TradeDetails::executions))
                .addArrayOfString(details(TradeDetails::mae))
                .addArrayOfString(details(TradeDetails::mfe));
    }

    private <T> T[] column(Function<ClosedTrade, T> part, IntFunction<T[]> array) {
        return trades.stream().map(trade -> part.apply(trade.item())).toArray(array);
    }

    private String[] words(Function<ClosedTrade, @Nullable String> word) {
        return trades.stream().map(trade -> word.apply(trade.item())).toArray(String[]::new);
    }

    private String[] amounts(Function<ClosedTrade, @Nullable BigDecimal> amount) {
        return words(trade -> {
            BigDecimal value = amount.apply(trade);
            return value == null ? null : value.toPlainString();
        });
    }

    private String[] details(Function<TradeDetails, @Nullable BigDecimal> detail) {
        return amounts(trade -> detail.apply(trade.details()));
    }

    private String[] counts(Function<TradeDetails, @Nullable Integer> count) {
        return words(trade -> {
            Integer value = count.apply(trade.details());
            return value == null ? null : value.toString();
        });
    }

    private static String array(Set<String> words) {
        return new JsonArray(List.copyOf(words)).encode();
    }

    private OffsetDateTime[] times(Function<ClosedTrade, Instant> time) {
        return column(trade -> OffsetDateTime.ofInstant(time.apply(trade), ZoneOffset.UTC), OffsetDateTime[]::new);
    }
}
