package io.tradesense.trading.imports.domain;

/** Why a row of a broker's file is passed over: what it is instead of an execution. Counted by these names. */
public enum NoExecution {
    DIVIDEND,
    /** Interest, staking and other rewards, paid or received. */
    INTEREST,
    /**
     * Holdings that came in or went out without a trade, or money that was moved within the account; money that reached it
     * or left it is booked.
     */
    TRANSFER,
    /** Cash that was put into, or taken from, what it lies in until it is used. */
    SWEEP,
    FEE,
    /** Splits, mergers, renamings, spin-offs: they change what is held without a trade. */
    CORPORATE_ACTION,
    /** Takes something back and does not say what. */
    CANCELLATION,
    /** An order that was cancelled, rejected, expired or still waits. */
    NOT_FILLED,
    /** Repeats what other rows of the file say one by one: an order beside its fills, a spread beside its legs. */
    SUMMARY,
    /** A fee in a third coin or currency, which cannot be told in the trade's own; the execution itself was read. */
    FEE_IN_ANOTHER_CURRENCY,
    /** A figure of the broker's own that ours is held against: a position, a total. */
    FIGURE,
    OTHER
}
