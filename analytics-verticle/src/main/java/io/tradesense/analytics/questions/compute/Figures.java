package io.tradesense.analytics.questions.compute;

import io.tradesense.analytics.questions.domain.Answer;
import io.tradesense.analytics.questions.domain.Freshness;
import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.readmodel.domain.DataVersion;
import io.tradesense.analytics.readmodel.domain.ReadModel;
import io.tradesense.analytics.readmodel.domain.TradeBook;
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
    private final Versions versions;
    private final Kept kept;
    private final Workers workers;

    public Figures(Vertx vertx, ReadModel readModel, Kept kept, Workers workers) {
        this.vertx = vertx;
        this.readModel = readModel;
        this.versions = new Versions(vertx, readModel);
        this.kept = kept;
        this.workers = workers;
    }

    /** @param json writes the answer down, on a worker thread; the same for equal questions */
    public <F> Future<Buffer> answer(
            UUID userId, Freshness wanted, Question<F> question, Function<Answer<F>, Buffer> json) {
        return versions.reach(userId, wanted)
                .compose(version -> kept.answers.get(
                        vertx,
                        new Kept.AnswerTo(userId, version.number(), question),
                        () -> workers.admit(() -> book(userId, version)
                                .compose(book -> workers.run(() -> json.apply(question.answer(book)))))));
    }

    /** All trades of the user as they stand now, for work that is done elsewhere. */
    public Future<TradeBook> book(UUID userId) {
        return readModel.version(userId).compose(version -> book(userId, version));
    }

    /** All trades of the user as new as is wanted. */
    public Future<TradeBook> book(UUID userId, Freshness wanted) {
        return versions.reach(userId, wanted).compose(version -> book(userId, version));
    }

    private Future<TradeBook> book(UUID userId, DataVersion version) {
        if (version.equals(DataVersion.NONE)) {
            return Future.succeededFuture(TradeBook.EMPTY);
        }
        return kept.books.get(
                vertx,
                new Kept.BookOf(userId, version.number()),
                () -> readModel.size(userId).compose(size -> kept.reading.with(size, () -> read(userId))));
    }

    private Future<TradeBook> read(UUID userId) {
        return readModel.trades(userId).compose(trades -> workers.run(() -> TradeBook.of(trades)));
    }
}
