package io.tradesense.trading.returns.domain;

import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.executions.domain.Instrument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What happened to accounts, by UTC day. All that was before the first day asked for is told as of the day before it.
 *
 * @param starting the balances accounts started with, by currency
 * @param currency of the oldest account
 */
public record DayFacts(String currency, Map<String, BigDecimal> starting, List<Traded> traded, List<Booked> booked) {

    /**
     * The executions of one day in one instrument.
     *
     * @param quantity bought less sold
     * @param paid for it: Σ price × multiplier × quantity, sales counted against purchases
     * @param costs fees and commissions
     * @param lastPrice of the day's last execution
     */
    public record Traded(
            LocalDate day,
            Instrument instrument,
            BigDecimal quantity,
            BigDecimal paid,
            BigDecimal costs,
            BigDecimal lastPrice) {}

    /** Cash movements of one day, type and currency; {@code effect} is what they did to the balance. */
    public record Booked(LocalDate day, String currency, CashMovement.Type type, BigDecimal effect) {}
}
