package io.tradesense.trading.strategies.domain;

/** What traders call a combination of options, and of options with shares. */
public enum StrategyKind {
    LONG_CALL,
    SHORT_CALL,
    LONG_PUT,
    SHORT_PUT,
    COVERED_CALL,
    PROTECTIVE_PUT,
    COLLAR,
    BULL_CALL_SPREAD,
    BEAR_CALL_SPREAD,
    BULL_PUT_SPREAD,
    BEAR_PUT_SPREAD,
    RATIO_SPREAD,
    LONG_STRADDLE,
    SHORT_STRADDLE,
    LONG_STRANGLE,
    SHORT_STRANGLE,
    SYNTHETIC_LONG,
    SYNTHETIC_SHORT,
    RISK_REVERSAL,
    CALENDAR,
    DIAGONAL,
    LONG_BUTTERFLY,
    SHORT_BUTTERFLY,
    BROKEN_WING_BUTTERFLY,
    LONG_CONDOR,
    SHORT_CONDOR,
    IRON_CONDOR,
    REVERSE_IRON_CONDOR,
    IRON_BUTTERFLY,
    REVERSE_IRON_BUTTERFLY,
    BOX_SPREAD,
    /** Opened together and none of these. */
    CUSTOM
}
