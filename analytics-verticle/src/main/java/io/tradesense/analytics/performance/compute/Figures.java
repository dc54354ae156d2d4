package io.tradesense.analytics.performance.compute;

import io.tradesense.analytics.performance.domain.Answer;
import io.tradesense.analytics.performance.domain.DataVersion;
import io.tradesense.analytics.performance.domain.Question;
import io.tradesense.analytics.performance.domain.ReadModel;
import io.tradesense.analytics.performance.domain.TradeBook;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import java.util.function.Function;

/**
 * Answers questions. The version of the user's data is read from the database each time, so what is kept here never
 * outlives a change, whichever instance applied it.
 */
public final class Figures {
    private final Vertx vertx;
    private final ReadModel readModel;
    private final Kept kept;
    private final Workers workers;

    public Figures(Vertx vertx, ReadModel readModel, Kept kept, Workers workers) {
        this.vertx = vertx;
        this.readModel = readModel;
        this.kept = kept;
        this.workers = workers;
    }

    /** @param json writes the answer down, on a worker thread; the same for equal questions */
    public <F> Future<Buffer> answer(UUID userId, Question<F> question, Function<Answer<F>, Buffer> json) {
        return readModel
                .version(userId)
                .compose(version -> kept.answers.get(
                        vertx,
                        new Kept.AnswerTo(userId, version.number(), question),
                        () -> workers.admit(() -> book(userId, version)
                                .compose(book -> workers.run(() -> json.apply(question.answer(book)))))));
    }

    private Future<TradeBook> book(UUID userId, DataVersion version) {
        if (version.equals(DataVersion.NONE)) {
            return Future.succeededFuture(TradeBook.EMPTY);
        }
        return kept.books.get(
                vertx,
                new Kept.BookOf(userId, version.number()),
                () -> readModel.trades(userId).compose(trades -> workers.run(() -> TradeBook.of(trades))));
    }
}
