package io.tradesense.kit.config;

/** A value that no log line, problem document or stack trace may show. Only {@link #reveal()} gives it. */
public final class Secret {
    private final String value;

    public Secret(String value) {
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
