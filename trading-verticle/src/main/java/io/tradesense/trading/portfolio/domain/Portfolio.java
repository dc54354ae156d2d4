package io.tradesense.trading.portfolio.domain;

import io.tradesense.trading.accounts.domain.Account;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.roundtrips.domain.Direction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a user holds and has made, by account and in total. Amounts of different currencies are never added up.
 *
 * @param accounts one a user's account, and one more a further currency traded in it
 * @param totals one a currency
 */
public record Portfolio(List<Position> positions, List<InAccount> accounts, List<Total> totals) {
    private static final MathContext AVERAGE = MathContext.DECIMAL64;

    /**
     * A position that is open.
     *
     * @param openCost what it was entered for, negative for a short one
     * @param lastPrice of the newest execution in it: the last price that is known for sure
     * @param asOf when that was
     */
    public record Position(
            UUID accountId,
            UUID tradeId,
            Instrument instrument,
            Direction direction,
            BigDecimal quantity,
            BigDecimal openCost,
            BigDecimal lastPrice,
            Instant asOf) {

        /** Price × quantity × multiplier at the last known price; negative for a short position. */
        public BigDecimal marketValue() {
            var value = lastPrice.multiply(quantity).multiply(instrument.multiplier());
            return direction == Direction.LONG ? value : value.negate();
        }

        public BigDecimal unrealisedPnl() {
            return marketValue().subtract(openCost);
        }

        /** A quotient, rounded to 16 digits; it feeds no sum. */
        public BigDecimal averagePrice() {
            return openCost.abs().divide(quantity.multiply(instrument.multiplier()), AVERAGE);
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
     */
    public record Result(UUID accountId, String currency, BigDecimal grossPnl, BigDecimal fees, BigDecimal paid) {}

    /**
     * @param cash the starting balance and everything that moved since, as far as it is known from executions
     * @param equity cash and what the open positions are worth
     */
    public record InAccount(
            UUID accountId,
            String currency,
            BigDecimal cash,
            BigDecimal realisedPnl,
            BigDecimal unrealisedPnl,
            BigDecimal fees,
            BigDecimal equity) {}

    public record Total(
            String currency,
            BigDecimal cash,
            BigDecimal realisedPnl,
            BigDecimal unrealisedPnl,
            BigDecimal fees,
            BigDecimal equity) {}

    /** @param results at most one an account and currency */
    public static Portfolio of(List<Account> accounts, List<Result> results, List<Position> positions) {
        var inAccounts = PortfolioSums.inAccounts(accounts, results, positions);
        return new Portfolio(List.copyOf(positions), inAccounts, PortfolioSums.totals(inAccounts));
    }
}
