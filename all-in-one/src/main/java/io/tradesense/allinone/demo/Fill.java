package io.tradesense.allinone.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;

/**
 * One execution of the invented trader.
 *
 * @param at New York's wall clock, as the statement writes it
 * @param quantity positive bought, negative sold
 * @param effect what it does to the position
 * @param order which order it belongs to; the fills of one order share it
 * @param booked true for an expiry, which no exchange executed
 */
record Fill(
        Contract contract,
        LocalDateTime at,
        int quantity,
        BigDecimal price,
        Effect effect,
        long order,
        boolean booked) {

    enum Effect {
        OPEN("O"),
        CLOSE("C"),
        REVERSE("C;O");

        private final String indicator;

        Effect(String indicator) {
            this.indicator = indicator;
        }

        String indicator() {
            return indicator;
        }
    }

    /** What it cost, as a negative amount of money. */
    BigDecimal commission() {
        var listing = contract.listing();
        if (booked) {
            return BigDecimal.ZERO;
        }
        var total = listing.commission().multiply(BigDecimal.valueOf(Math.abs(quantity)));
        return total.negate().setScale(4, RoundingMode.HALF_EVEN);
    }

    /** Price times quantity times multiplier: positive for a purchase. */
    BigDecimal money() {
        return price.multiply(
                BigDecimal.valueOf((long) quantity * contract.listing().multiplier()));
    }

    /** What it moves on the account at once: a future is settled day by day, so only its commission. */
    BigDecimal cash() {
        return contract.listing().kind() == Listing.Kind.FUT
                ? commission()
                : money().negate().add(commission());
    }
}
