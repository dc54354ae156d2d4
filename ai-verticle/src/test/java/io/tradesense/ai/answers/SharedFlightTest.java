package io.tradesense.ai.answers;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.ai.ChildProcess;
import io.tradesense.ai.answers.domain.Claims;
import io.tradesense.ai.answers.domain.Claims.Claim;
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
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes that are asked the same at the same time, and what happens when the one that works dies. */
@NullUnmarked
class SharedFlightTest {
    /** So long that no machine, however busy, lets it run out. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration SHORT_LEASE = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static Vertx vertx;
    private static Pool pool;
    private static String databaseUrl;
    private static Claims claims;
    private final UUID user = UUID.randomUUID();
    private final AtomicReference<String> kept = new AtomicReference<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger renewed = new AtomicInteger();
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
    void what_one_makes_the_other_waits_for_as_often_as_the_claim_is_renewed() {
        Promise<Void> signal = Promise.promise();
        Future<String> mine = ask(first, LONG, new Cancellation(), signal.future());
        until(() -> done.get() == 1);
        Future<String> theirs = ask(second, LONG, new Cancellation(), Future.succeededFuture());
        int before = renewed.get();
        until(() -> renewed.get() >= before + 5);
        assertThat(theirs.isComplete()).isFalse();
        signal.complete();
        assertThat(await(mine)).isEqualTo("answer 1");
        assertThat(await(theirs)).isEqualTo("answer 1");
        assertThat(done).hasValue(1);
    }

    @Test
    void a_claim_is_nobody_elses_while_its_lease_lasts_and_renewing_makes_it_last() {
        Claim claim = await(claims.take(user, "key")).orElseThrow();
        assertThat(await(claims.take(user, "key"))).isEmpty();
        assertThat(await(claims.take(user, "another key"))).isPresent();
        assertThat(await(claims.take(UUID.randomUUID(), "key"))).isPresent();
        String before = expiry();
        assertThat(await(claims.renew(claim))).isTrue();
        assertThat(expiry()).isGreaterThan(before);
        await(pool.preparedQuery("UPDATE ai_flights SET expires_at = now() - interval '1 second' WHERE user_id = $1")
                .execute(Tuple.of(user))
                .<Void>mapEmpty());
        Claim taken = await(claims.take(user, "key")).orElseThrow();
        assertThat(await(claims.renew(claim))).isFalse();
        await(claims.release(claim));
        assertThat(await(claims.take(user, "key"))).isEmpty();
        await(claims.release(taken));
        assertThat(await(claims.take(user, "key"))).isPresent();
    }

    private String expiry() {
        return await(pool.preparedQuery(
                                "SELECT to_char(expires_at, 'YYYY-MM-DD HH24:MI:SS.US') AS at FROM ai_flights WHERE user_id = $1 AND key = 'key'")
                        .execute(Tuple.of(user)))
                .iterator()
                .next()
                .getString("at");
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
                HoldingProcess.class, databaseUrl, user.toString(), "key", String.valueOf(SHORT_LEASE.toMillis()))) {
            process.awaitWord(HoldingProcess.HELD);
            Future<String> mine = ask(first, LONG, new Cancellation(), Future.succeededFuture());
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

    private SharedFlight<String> flight() {
        return new SharedFlight<>(
                counted, millis -> vertx.timer(millis, TimeUnit.MILLISECONDS).mapEmpty(), System::nanoTime);
    }

    /** Says that its leases are short, so that it is renewed often. */
    private final Claims counted = new Claims() {
        @Override
        public Future<Optional<Claim>> take(UUID userId, String key) {
            return claims.take(userId, key);
        }

        @Override
        public Future<Boolean> renew(Claim claim) {
            return claims.renew(claim).onSuccess(held -> renewed.addAndGet(held ? 1 : 0));
        }

        @Override
        public Future<Void> release(Claim claim) {
            return claims.release(claim);
        }

        @Override
        public Duration lease() {
            return Duration.ofMillis(150);
        }
    };
}
