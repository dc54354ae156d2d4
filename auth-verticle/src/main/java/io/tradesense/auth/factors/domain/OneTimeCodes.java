package io.tradesense.auth.factors.domain;

import java.time.Instant;
import java.util.OptionalLong;

/** Codes of six digits that follow from a secret and the time. */
public interface OneTimeCodes {

    /**
     * The step of 30 seconds since 1970 whose code this is; the one before and the one after {@code now} count too, for
     * clocks that differ and people who type slowly. Empty where it is the code of none of them.
     */
    OptionalLong step(TotpSecret secret, String code, Instant now);
}
