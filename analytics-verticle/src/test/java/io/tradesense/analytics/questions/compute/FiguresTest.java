package io.tradesense.analytics.questions.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.readmodel.domain.DataVersion;
import io.tradesense.analytics.readmodel.domain.ReadModel;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.analytics.readmodel.domain.UserTrades;
import io.tradesense.kit.testing.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final DataVersion VERSION = new DataVersion(1, Instant.parse("2026-03-02T14:30:00Z"));
    private final Vertx vertx = Vertx.vertx();
    private final Slow readModel = new Slow();
    private final Figures figures =
            new Figures(vertx, readModel, new Kept(100, 100, 10), new Workers(vertx, "figures-test", 1, 8));

    /** Users with six trades each, who are read when the test says so. */
    private static final class Slow implements ReadModel {
        private final List<Promise<UserTrades>> reads = new ArrayList<>();

        @Override
        public Future<DataVersion> version(UUID userId) {
            return Future.succeededFuture(VERSION);
        }

        @Override
        public Future<Integer> size(UUID userId) {
            return Future.succeededFuture(6);
        }

        @Override
        public Future<UserTrades> trades(UUID userId) {
            reads.add(Promise.promise());
            return reads.get(reads.size() - 1).future();
        }
    }

    @AfterEach
    void close() {
        Waiting.await(vertx.close());
    }

    @Test
    void users_whose_trades_do_not_fit_together_are_read_one_after_the_other() {
        Future<TradeBook> first = figures.book(UUID.randomUUID());
        Future<TradeBook> second = figures.book(UUID.randomUUID());
        assertThat(readModel.reads).hasSize(1);

        readModel.reads.get(0).complete(new UserTrades(VERSION, List.of(), List.of()));
        assertThat(Waiting.await(first).columns().size()).isZero();
        assertThat(readModel.reads).hasSize(2);

        readModel.reads.get(1).fail("the database is gone");
        assertThat(second.isComplete()).isTrue();
        assertThat(second.failed()).isTrue();
    }
}
