package io.tradesense.trading.roundtrips.domain;

import io.tradesense.kit.Fault;
import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.annotations.domain.Noted;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The round trips of all users, to be read. A user reaches their own only. */
public interface Trades {
    /** A trade may have tens of thousands. */
    int SHOWN_LEGS = 500;

    /**
     * Which trades; an empty part takes all.
     *
     * @param tags all of which a trade must have
     * @param mistakes likewise
     * @param byClose whether {@code from}, inclusive, and {@code to}, exclusive, are on the closing or on the opening; an
     *     open trade is in no span of closings
     */
    record Filter(
            Optional<UUID> accountId,
            Optional<String> symbol,
            Optional<AssetClass> assetClass,
            Optional<Direction> direction,
            Optional<RoundTrip.Status> status,
            List<String> tags,
            Optional<String> setup,
            List<String> mistakes,
            boolean byClose,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<BigDecimal> minPnl,
            Optional<BigDecimal> maxPnl) {}

    /** In which order. An open trade counts as closed last and held longest, one without a return as returning least. */
    enum Sort {
        OPENED_AT,
        CLOSED_AT,
        NET_PNL,
        RETURN_PCT,
        HOLDING_TIME,
        SYMBOL
    }

    record Order(Sort sort, boolean descending) {}

    /**
     * How the executions are counted as trades.
     *
     * @param costBasis empty for the one each account keeps
     */
    record View(Optional<CostBasis> costBasis, Grouping grouping) {
        public static final View KEPT = new View(Optional.empty(), Grouping.FLAT_TO_FLAT);
    }

    /** What a list is asked for. */
    record Question(Filter filter, View view, Order order) {}

    /** Where a page ended: the value it is sorted by, as text, and the id that settles ties. */
    record After(String value, UUID id) {}

    /**
     * A round trip, or in a finer grouping a part of one, without its legs: {@link RoundTrip} says what the figures mean.
     *
     * @param partOf the trade this is a part of, or that it is itself
     * @param mae the worst that price did to the position while it was held, null until the market's prices are known
     * @param mfe the best, likewise
     * @param digest of the figures
     */
    record Listed(
            UUID id,
            UUID partOf,
            UUID accountId,
            Instrument instrument,
            Direction direction,
            RoundTrip.Status status,
            BigDecimal quantity,
            BigDecimal maxQuantity,
            BigDecimal openQuantity,
            BigDecimal entryPrice,
            @Nullable BigDecimal exitPrice,
            Instant openedAt,
            @Nullable Instant closedAt,
            BigDecimal grossPnl,
            BigDecimal fees,
            BigDecimal netPnl,
            @Nullable BigDecimal returnPct,
            int executionCount,
            Noted noted,
            @Nullable BigDecimal mae,
            @Nullable BigDecimal mfe,
            UUID digest) {

        /**
         * What the target would bring for each unit at risk: from the average entry to the target × the largest quantity
         * held × the multiplier, over the risk amount. Null without either, where the target lies on the losing side, and
         * for parts of a trade, of which the risk is not.
         */
        public @Nullable BigDecimal plannedRewardRisk() {
            var target = noted.annotation().takeProfit();
            var risk = noted.riskAmount();
            if (target == null || risk == null || !id.equals(partOf)) return null;
            var reward = direction
                    .signed(target.subtract(entryPrice))
                    .multiply(maxQuantity)
                    .multiply(instrument.multiplier());
            return reward.signum() > 0 ? reward.divide(risk, MathContext.DECIMAL64) : null;
        }

        /** Changes with the figures and with what is said about the trade. */
        public String etag() {
            return "\"" + digest + "-" + noted.version() + "\"";
        }
    }

    /** @param next null on the last page */
    record Page(List<Listed> items, @Nullable After next) {}

    /** A trade with the executions, or parts of them, that it is made of. */
    record Detailed(Listed trade, List<Leg> legs) {}

    /** @param next the execution after which the next page begins, null on the last page */
    record LegPage(List<Leg> items, @Nullable UUID next) {}

    /** Trades that arrive one after the other, as fast as their reader takes them. */
    interface Flow {
        /** Called once, before anything is delivered. */
        void to(Consumer<Listed> reader, Runnable ended, Consumer<Throwable> failed);

        void pause();

        void resume();

        /** No more are wanted. */
        void cancel();
    }

    /** Fails with a MALFORMED {@link Fault} where {@code after} is not a place in a list of this order. */
    Future<Page> list(UUID userId, Question question, int limit, Optional<After> after);

    /** The trade with its first {@link #SHOWN_LEGS} legs. Fails with NOT_FOUND. */
    Future<Detailed> find(UUID userId, UUID tradeId);

    /** The trade with all its legs. Fails with NOT_FOUND. */
    Future<Detailed> findWhole(UUID userId, UUID tradeId);

    /**
     * Legs of a trade in the order of their executions, from the first or from behind an execution.
     *
     * <p>Fails with NOT_FOUND, and with a MALFORMED {@link Fault} where the trade has no such execution.
     */
    Future<LegPage> legs(UUID userId, UUID tradeId, int limit, Optional<UUID> after);

    /** All of them, in the order of opening. Nothing is delivered before {@link Flow#to}. */
    Future<Flow> all(UUID userId, Filter filter);
}
