package io.tradesense.analytics.questions.compute;

import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.kit.flow.Capacity;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;

/** What is kept in memory, shared by all verticles of the process. Old versions are not asked for and fall out. */
public final class Kept {
    private static final int BYTES_BESIDE = 256;
    public final SingleFlightCache<BookOf, TradeBook> books;
    public final SingleFlightCache<AnswerTo, Buffer> answers;
    /** In trades, for those that are being read. */
    final Capacity reading;

    public record BookOf(UUID userId, long version) {}

    public record AnswerTo(UUID userId, long version, Question<?> question) {}

    /**
     * @param trades the most to keep, of all users together
     * @param answerBytes the most JSON to keep
     * @param reading the most trades to read at a time, of all users together: as many as one may have, at least
     */
    public Kept(long trades, long answerBytes, long reading) {
        this.reading = new Capacity(reading);
        books = new SingleFlightCache<>(
                trades, (user, book) -> 1 + book.columns().size());
        answers = new SingleFlightCache<>(answerBytes, (question, json) -> BYTES_BESIDE + json.length());
    }
}
