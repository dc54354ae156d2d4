package io.tradesense.trading.imports.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.Waiting;
import io.tradesense.trading.imports.domain.ImportQueue;
import io.tradesense.trading.imports.formats.BrokerFormats;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportRunnerTest {
    private static final ImportQueue.Work WORK = new ImportQueue.Work(
            UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), false, false, "USD", "auto", null, null, 100, 0);
    private final Vertx vertx = Vertx.vertx();
    private final Promise<Optional<ImportQueue.Work>> taking = Promise.promise();
    private final List<String> asked = new ArrayList<>();

    /** A queue that answers {@code take} when the test says so. */
    private final ImportQueue queue = (ImportQueue) Proxy.newProxyInstance(
            ImportQueue.class.getClassLoader(), new Class<?>[] {ImportQueue.class}, (self, method, arguments) -> {
                asked.add(method.getName());
                return method.getName().equals("take") ? taking.future() : Future.succeededFuture();
            });

    @AfterEach
    void close() {
        Waiting.await(vertx.close());
    }

    @Test
    void what_is_being_taken_while_it_stops_is_given_back_and_not_begun() {
        var runner = ImportRunner.start(
                vertx,
                queue,
                BrokerFormats.all(),
                user -> Future.failedFuture("nothing is recorded"),
                account -> Future.failedFuture("no trades are brought up"),
                work -> Future.failedFuture("nothing is compared"));
        runner.wake();
        var stopped = runner.stop();
        assertThat(asked).containsExactly("take");
        taking.complete(Optional.of(WORK));
        assertThat(stopped.succeeded()).isTrue();
        runner.wake();
        assertThat(asked).containsExactly("take", "giveBack");
    }
}
