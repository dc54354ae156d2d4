package io.tradesense.benchmarks.analytics;

import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.compute.Kept;
import io.tradesense.analytics.questions.compute.Workers;
import io.tradesense.analytics.questions.domain.Freshness;
import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.readmodel.domain.DataVersion;
import io.tradesense.analytics.readmodel.domain.ReadModel;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.analytics.readmodel.domain.UserTrades;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The page as the service answers it: its seven questions at once, computed on the service's own two threads, and asked again,
 * through what keeps answers by user, version and question. The one row a request reads for the version is left out here, and
 * in the product costs one round trip; so is the JSON, for which a plain text stands.
 */
final class ServedAnswers implements AutoCloseable {
    private static final int REQUESTS = 20_000;
    /** As many as {@code ANALYTICS_WORKERS} is by default. */
    private static final int THREADS = 2;

    private static final int BYTES = 8 << 20;
    private static final UUID USER = new UUID(1, 1);
    private final Vertx vertx = Vertx.vertx();
    private final Workers workers = new Workers(vertx, "figures", THREADS, 64);
    private final TradeBook book;

    ServedAnswers(TradeBook book) {
        this.book = book;
    }

    /** Each round as if nothing had been asked of these trades before. */
    Timing first(int rounds) {
        return Timing.of(rounds, () -> {
            page(figures());
            return book;
        });
    }

    void printKept() {
        Figures figures = figures();
        page(figures);
        double[] millis = new double[REQUESTS];
        for (int request = 0; request < REQUESTS; request++) {
            long began = System.nanoTime();
            page(figures);
            millis[request] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "  %-45s %9.3f ms, p99 %.3f ms%n",
                "all of it, kept", millis[REQUESTS / 2], millis[(int) (REQUESTS * .99)]);
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    /** With the columns at hand and no answer. */
    private Figures figures() {
        var kept = new Kept(1L + book.columns().size(), BYTES, 1);
        kept.books
                .get(vertx, new Kept.BookOf(USER, book.version().number()), () -> Future.succeededFuture(book))
                .await();
        return new Figures(vertx, new OneVersion(book.version()), kept, workers);
    }

    private void page(Figures figures) {
        Future.join(Dashboard.QUESTIONS.stream()
                        .map(question -> ask(figures, question))
                        .toList())
                .await();
    }

    private <F> Future<Buffer> ask(Figures figures, Question<F> question) {
        return figures.answer(
                USER,
                Freshness.ANY,
                question,
                answer -> Buffer.buffer(answer.figures().toString()));
    }

    private record OneVersion(DataVersion present) implements ReadModel {

        @Override
        public Future<DataVersion> version(UUID userId) {
            return Future.succeededFuture(present);
        }

        @Override
        public Future<Integer> size(UUID userId) {
            return Future.succeededFuture(0);
        }

        @Override
        public Future<UserTrades> trades(UUID userId) {
            return Future.succeededFuture(new UserTrades(present, List.of(), List.of()));
        }
    }
}
