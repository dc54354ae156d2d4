package io.tradesense.trading.executions.domain;

/** A piece of text that is not what its place asks for. The message is a sentence's end for a person: {@code "x" is not a number}. */
public final class Unreadable extends RuntimeException {

    private static final int SHOWN = 40;

    /** @param what completes {@code "<text>" …} */
    public Unreadable(String text, String what) {
        super("\"" + cut(text) + "\" " + what, null, false, false);
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
