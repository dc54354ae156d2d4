package io.tradesense.billing.usage.domain;

import org.jspecify.annotations.Nullable;

/** What is counted. */
public enum Meter {
    IMPORTS("imports", "importsPerMonth"),
    AI_TOKENS("aiTokens", "aiTokensPerMonth"),
    DATA_CALLS("dataCalls", null);

    private final String word;
    private final @Nullable String limit;

    Meter(String word, @Nullable String limit) {
        this.word = word;
        this.limit = limit;
    }

    /** As it is stored and answered, and named in the catalogue. */
    public String word() {
        return word;
    }

    /** The entitlement that bounds it; null where none does. */
    public @Nullable String limit() {
        return limit;
    }
}
