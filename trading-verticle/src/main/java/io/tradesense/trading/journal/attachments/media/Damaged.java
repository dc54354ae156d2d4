package io.tradesense.trading.journal.attachments.media;

import io.tradesense.kit.Fault;

/** The refusal of a file that is not what it begins as. */
final class Damaged {
    private Damaged() {}

    static Fault because(String why) {
        return Fault.invalid("", "the file cannot be taken: " + why);
    }

    static Fault truncated() {
        return because("it ends too early");
    }
}
