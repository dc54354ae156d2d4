package io.tradesense.ai.answers;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.ai.ChildProcess;
import io.tradesense.ai.answers.domain.Claims;
import io.tradesense.ai.answers.domain.SharedFlight;
import io.tradesense.ai.answers.domain.SharedFlight.Wanted;
import io.tradesense.ai.answers.pg.PgClaims;
import io.tradesense.ai.spending.domain.Cancellation;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.Migrations;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes that are asked the same at the same time, and what happens when the one that works dies. */
@NullUnmarked
class SharedFlightTest {
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static Vertx vertx;
    private static Pool pool;
    private static String databaseUrl;
    private static Claims claims;
    private final UUID user = UUID.randomUUID();
    private final AtomicReference<String> kept = new AtomicReference<>();
    private final AtomicInteger done = new AtomicInteger();
    private SharedFlight<String> first;
    private SharedFlight<String> second;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        databaseUrl = TestPostgres.newDatabase();
        var database = Database.of("ai", TestService.settings(Map.of("AI_DATABASE_URL", databaseUrl)));
        await(Migrations.apply(vertx, database));
        pool = database.pool(vertx);
        claims = new PgClaims(pool, LEASE);
    }

    @AfterAll
    static void stop() {
        await(pool.close());
        await(vertx.close());
    }

    @BeforeEach
    void two_processes() {
        first = flight();
        second = flight();
    }

    @Test
    void what_one_makes_the_other_waits_for_beyond_any_lease() {
        Promise<Void> signal = Promise.promise();
        Future<String> mine = ask(first, LONG, new Cancellation(), signal.future());
        until(() -> done.get() == 1);
        Future<String> theirs = ask(second, LONG, new Cancellation(), Future.succeededFuture());
        await(vertx.timer(2 * LEASE.toMillis(), TimeUnit.MILLISECONDS).<Void>mapEmpty());
        assertThat(theirs.isComplete()).isFalse();
        signal.complete();
        assertThat(await(mine)).isEqualTo("answer 1");
        assertThat(await(theirs)).isEqualTo("answer 1");
        assertThat(done).hasValue(1);
    }

    @Test
    void who_has_waited_long_enough_does_it_too() {
        Promise<Void> signal = Promise.promise();
        Future<String> mine = ask(first, LONG, new Cancellation(), signal.future());
        until(() -> done.get() == 1);
        assertThat(await(ask(second, Duration.ofMillis(300), new Cancellation(), Future.succeededFuture())))
                .isEqualTo("answer 2");
        signal.complete();
        assertThat(await(mine)).isEqualTo("answer 1");
    }

    @Test
    void what_fails_is_tried_by_the_one_that_waits() {
        Promise<Void> signal = Promise.promise();
        Future<String> mine = ask(first, LONG, new Cancellation(), signal.future());
        until(() -> done.get() == 1);
        Future<String> theirs = ask(second, LONG, new Cancellation(), Future.succeededFuture());
        signal.fail("no answer");
        assertThat(await(theirs)).isEqualTo("answer 2");
        assertThat(mine.failed()).isTrue();
    }

    @Test
    void who_stops_waiting_leaves_the_other_at_work_and_the_last_one_ends_it() {
        Promise<Void> signal = Promise.promise();
        var one = new Cancellation();
        Future<String> mine = ask(first, LONG, one, signal.future());
        until(() -> done.get() == 1);
        var other = new Cancellation();
        Future<String> theirs = ask(second, LONG, other, Future.succeededFuture());
        vertx.runOnContext(go -> other.cancel());
        until(theirs::failed);
        assertThat(mine.isComplete()).isFalse();
        signal.complete();
        assertThat(await(mine)).isEqualTo("answer 1");
        assertThat(done).hasValue(1);
    }

    @Test
    void who_asks_after_everybody_has_gone_gets_an_answer() {
        var gone = new Cancellation();
        Promise<Void> never = Promise.promise();
        Future<String> mine = ask(first, LONG, gone, never.future());
        until(() -> done.get() == 1);
        vertx.runOnContext(go -> gone.cancel());
        Future<String> next = ask(first, Duration.ofMillis(300), new Cancellation(), Future.succeededFuture());
        assertThat(await(next)).isEqualTo("answer 2");
        never.fail("the end");
        until(mine::failed);
    }

    @Test
    void what_a_killed_process_was_making_is_made_by_the_one_that_waits() {
        try (var process = ChildProcess.start(
                HoldingProcess.class, databaseUrl, user.toString(), "key", String.valueOf(LEASE.toMillis()))) {
            process.awaitWord(HoldingProcess.HELD);
            Future<String> mine = ask(first, LONG, new Cancellation(), Future.succeededFuture());
            await(vertx.timer(2 * LEASE.toMillis(), TimeUnit.MILLISECONDS).<Void>mapEmpty());
            assertThat(mine.isComplete()).isFalse();
            process.kill();
            assertThat(await(mine)).isEqualTo("answer 1");
        }
    }

    private Future<String> ask(SharedFlight<String> of, Duration patience, Cancellation mine, Future<Void> signal) {
        Promise<String> answer = Promise.promise();
        vertx.runOnContext(go -> of.join(
                        new Wanted<>(
                                user,
                                "key",
                                patience,
                                () -> Future.succeededFuture(Optional.ofNullable(kept.get())),
                                shared -> work(signal)),
                        mine)
                .onComplete(answer));
        return answer.future();
    }

    private Future<String> work(Future<Void> signal) {
        String answer = "answer " + done.incrementAndGet();
        return signal.map(answer).onSuccess(made -> kept.compareAndSet(null, made));
    }

    private static SharedFlight<String> flight() {
        return new SharedFlight<>(
                claims, millis -> vertx.timer(millis, TimeUnit.MILLISECONDS).mapEmpty(), System::nanoTime);
    }

    private static void until(BooleanSupplier condition) {
        for (int looks = 0; looks < 1_500; looks++) {
            if (condition.getAsBoolean()) {
                return;
            }
            await(vertx.timer(20, TimeUnit.MILLISECONDS).<Void>mapEmpty());
        }
        throw new AssertionError("it did not happen");
    }
}
