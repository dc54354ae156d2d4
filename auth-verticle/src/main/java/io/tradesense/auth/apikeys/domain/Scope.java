package io.tradesense.auth.apikeys.domain;

import java.util.Arrays;
import java.util.Optional;

/** One thing a key may be used for; the gateway says which routes it opens. */
public enum Scope {
    TRADES_READ("trades:read"),
    TRADES_WRITE("trades:write"),
    PORTFOLIO_READ("portfolio:read"),
    PORTFOLIO_WRITE("portfolio:write"),
    JOURNAL_READ("journal:read"),
    JOURNAL_WRITE("journal:write"),
    ANALYTICS_READ("analytics:read"),
    ANALYTICS_WRITE("analytics:write"),
    MARKET_READ("market:read"),
    MARKET_WRITE("market:write"),
    BILLING_READ("billing:read"),
    AI_READ("ai:read"),
    AI_WRITE("ai:write"),
    PROFILE_READ("profile:read");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Optional<Scope> parse(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
