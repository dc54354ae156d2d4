package io.tradesense.analytics.patterns.domain;

/** The habits that are looked for. Every answer lists every one of them. */
public enum Kind {
    REVENGE_SIZE("Larger trades after a loss"),
    REVENGE_RESULT("Worse results after a loss"),
    REVENGE_PACE("Back in the market sooner after a loss than after a gain"),
    TILT("Worse results after two losses in a row"),
    EUPHORIA_SIZE("Larger trades after two gains in a row"),
    EUPHORIA_RESULT("Worse results after two gains in a row"),
    OVERTRADING("Worse results late in a day of many trades"),
    DISPOSITION("Gains are realised more readily than losses"),
    HOLDING_LOSERS("Losers are held longer than winners"),
    SIZE_CREEP("Trades have grown over time"),
    TIME_OF_DAY("Worse results at one hour of the day"),
    DAY_OF_WEEK("Worse results on one day of the week"),
    CHASING("Worse results where the price had already run"),
    BROKEN_STOPS("Losses beyond the planned stop"),
    BROKEN_RULES("Worse results where a rule was broken or a mistake noted"),
    NO_STOP("Worse results without a planned stop");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /** What it is, as a statement. */
    public String title() {
        return title;
    }
}
