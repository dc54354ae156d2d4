package io.tradesense.auth.passwords.domain;

/** A password exactly as it was sent: nothing is trimmed, folded or normalised. It never shows in text. */
public final class Password {
    private final String value;

    public Password(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
