package io.tradesense.market.live.domain;

import io.tradesense.market.quotes.domain.QuoteAnswer;
import java.time.Instant;

/** @param heard when this instance heard of it; what a client resumes after */
public record Change(QuoteAnswer answer, Instant heard) {

    public String symbol() {
        return answer.quote().symbol();
    }
}
