package io.tradesense.billing.provider.domain;

/** A provider did not do what it was asked. */
public final class ProviderFailure extends RuntimeException {

    /** What is known of it. */
    public enum Kind {
        /** Nobody can say whether it was done: no answer, or one that says to ask again. */
        UNKNOWN,
        /** Not done, and asking again changes nothing. */
        REFUSED,
        /** Not done: the payment did not go through. */
        DECLINED
    }

    private final Kind kind;

    public ProviderFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it says so for certain that nothing was done. */
    public boolean isCertain() {
        return kind != Kind.UNKNOWN;
    }
}
