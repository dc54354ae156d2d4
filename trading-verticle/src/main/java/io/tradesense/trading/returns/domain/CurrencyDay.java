package io.tradesense.trading.returns.domain;

import java.math.BigDecimal;

/** What happened on one day to all that stands in one currency, in that currency. */
final class CurrencyDay {
    BigDecimal deposits = BigDecimal.ZERO;
    BigDecimal withdrawals = BigDecimal.ZERO;
    BigDecimal price = BigDecimal.ZERO;
    BigDecimal dividends = BigDecimal.ZERO;
    BigDecimal interest = BigDecimal.ZERO;
    BigDecimal fees = BigDecimal.ZERO;

    void book(DayFacts.Booked booked) {
        switch (booked.type()) {
            case DEPOSIT -> deposits = deposits.add(booked.effect());
            case WITHDRAWAL -> withdrawals = withdrawals.subtract(booked.effect());
            case DIVIDEND -> dividends = dividends.add(booked.effect());
            case INTEREST -> interest = interest.add(booked.effect());
            case FEE -> fees = fees.add(booked.effect());
        }
    }

    /** What the day added to the worth. */
    BigDecimal change() {
        return price.add(dividends).add(interest).add(fees).add(deposits).subtract(withdrawals);
    }
}
