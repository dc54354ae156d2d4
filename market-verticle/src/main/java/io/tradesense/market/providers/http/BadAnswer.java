package io.tradesense.market.providers.http;

/** What was answered is not of the documented form. */
final class BadAnswer extends RuntimeException {
    BadAnswer(String why) {
        super(why, null, false, false);
    }
}
