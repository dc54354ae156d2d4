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
 * The same page asked again, through what keeps answers by user, version and question: how long an answer that is kept
 * takes. The one row a request reads for the version is left out here, and in the product costs one round trip.
 */
final class KeptAnswers {
    private static final int REQUESTS = 20_000;
    private final TradeBook book;

    KeptAnswers(TradeBook book) {
        this.book = book;
    }

    void measure() {
        Vertx vertx = Vertx.vertx();
        try {
            var figures = new Figures(
                    vertx, new OneVersion(book.version()), new Kept(0, 8 << 20), new Workers(vertx, "figures", 1, 64));
            UUID user = new UUID(1, 1);
            page(figures, user);
            double[] millis = new double[REQUESTS];
            for (int request = 0; request < REQUESTS; request++) {
                long began = System.nanoTime();
                page(figures, user);
                millis[request] = (System.nanoTime() - began) / 1e6;
            }
            Arrays.sort(millis);
            System.out.printf(
                    "  %-45s %9.3f ms, p99 %.3f ms%n",
                    "all of it, kept", millis[REQUESTS / 2], millis[(int) (REQUESTS * .99)]);
        } finally {
            vertx.close().await();
        }
    }

    private void page(Figures figures, UUID user) {
        Future.join(Dashboard.QUESTIONS.stream()
                        .map(question -> ask(figures, user, question))
                        .toList())
                .await();
    }

    private <F> Future<Buffer> ask(Figures figures, UUID user, Question<F> question) {
        return figures.answer(
                user,
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
        public Future<UserTrades> trades(UUID userId) {
            return Future.succeededFuture(new UserTrades(present, List.of(), List.of()));
        }
    }
}
