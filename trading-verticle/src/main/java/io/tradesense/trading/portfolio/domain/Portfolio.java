package io.tradesense.trading.portfolio.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.Price;
import io.tradesense.trading.roundtrips.domain.Direction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.UUID;

/**
 * What a user holds and has made, by account and in total. Amounts of different currencies are never added up.
 *
 * @param accounts one a user's account, and one more a further currency traded in it
 * @param totals one a currency
 * @param allocation of what is held over symbols, kinds and currencies
 */
public record Portfolio(List<Position> positions, List<InAccount> accounts, List<Total> totals, Allocation allocation) {
    private static final MathContext AVERAGE = MathContext.DECIMAL64;

    /**
     * A position that is open.
     *
     * @param openCost what it was entered for, negative for a short one
     * @param price the newest that is known; of its last execution where nothing newer is
     */
    public record Position(
            UUID accountId,
            UUID tradeId,
            Instrument instrument,
            Direction direction,
            BigDecimal quantity,
            BigDecimal openCost,
            Price price) {

        /** Price × quantity × multiplier; negative for a short position. */
        public BigDecimal marketValue() {
            var value = price.value().multiply(quantity).multiply(instrument.multiplier());
            return direction == Direction.LONG ? value : value.negate();
        }

        public BigDecimal unrealisedPnl() {
            return marketValue().subtract(openCost);
        }

        /** A quotient, rounded to 16 digits; it feeds no sum. */
        public BigDecimal averagePrice() {
            return openCost.abs().divide(quantity.multiply(instrument.multiplier()), AVERAGE);
        }

        /** The same position at another price, unless that is an old one and its own is newer. */
        Position at(Price other) {
            return new Position(accountId, tradeId, instrument, direction, quantity, openCost, other.orNewer(price));
        }

        /** What the position adds to the account's worth: all of its value, or only its result where that alone settles. */
        BigDecimal worth() {
            return instrument.assetClass().paidInFull() ? marketValue() : unrealisedPnl();
        }
    }

    /**
     * The results of one account in one currency.
     *
     * @param grossPnl realised, before costs
     * @param fees of all executions, those of open positions included
     * @param paid what open positions took out of cash; negative where short sales brought more in
     * @param booked what the cash ledger adds up to
     */
    public record Result(
            UUID accountId, String currency, BigDecimal grossPnl, BigDecimal fees, BigDecimal paid, Booked booked) {}

    /**
     * What the cash ledger adds up to, by what it did to the balance.
     *
     * @param external deposits less withdrawals: no result
     * @param dividends less those owed on short positions
     * @param interest earned less paid
     * @param fees negative: those no execution cost
     */
    public record Booked(BigDecimal external, BigDecimal dividends, BigDecimal interest, BigDecimal fees) {
        public static final Booked NONE =
                new Booked(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public BigDecimal sum() {
            return external.add(income());
        }

        /** What of it is result. */
        public BigDecimal income() {
            return dividends.add(interest).add(fees);
        }

        Booked plus(Booked other) {
            return new Booked(
                    external.add(other.external),
                    dividends.add(other.dividends),
                    interest.add(other.interest),
                    fees.add(other.fees));
        }
    }

    /**
     * @param cash the starting balance and everything that moved since: the executions and the cash ledger
     * @param fees of executions
     * @param booked of the cash ledger
     * @param equity cash and what the open positions are worth
     * @param stale whether a price in it is
     * @param simulated whether a price in it is
     */
    public record InAccount(
            UUID accountId,
            String currency,
            BigDecimal cash,
            BigDecimal realisedPnl,
            BigDecimal unrealisedPnl,
            BigDecimal fees,
            Booked booked,
            BigDecimal equity,
            boolean stale,
            boolean simulated) {

        /** What trading, dividends and interest made after all fees, what is not realised included. */
        public BigDecimal result() {
            return realisedPnl.add(unrealisedPnl).add(booked.income());
        }
    }

    public record Total(
            String currency,
            BigDecimal cash,
            BigDecimal realisedPnl,
            BigDecimal unrealisedPnl,
            BigDecimal fees,
            Booked booked,
            BigDecimal equity,
            boolean stale,
            boolean simulated) {

        /** As {@link InAccount#result()}. */
        public BigDecimal result() {
            return realisedPnl.add(unrealisedPnl).add(booked.income());
        }
    }
}
