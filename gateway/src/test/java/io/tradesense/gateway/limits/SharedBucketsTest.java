package io.tradesense.gateway.limits;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradesense.kit.testing.TestRedis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedBucketsTest {
    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestRedis redis = TestRedis.start();

    @AfterEach
    void close() {
        redis.close();
        assertThat(await(vertx.close().map(1))).isEqualTo(1);
    }

    private SharedBuckets gateway(boolean exact) {
        var client = Redis.createClient(vertx, redis.url());
        var alone = new LocalBuckets(System::nanoTime);
        return new SharedBuckets(vertx, new LimitScript(client), alone, exact, meters, System::nanoTime);
    }

    private static long granted(Quota quota, int times, SharedBuckets... gateways) {
        List<Future<Decision>> asked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            asked.add(gateways[i % gateways.length].take(quota, "somebody"));
        }
        assertThat(await(Future.all(asked)).succeeded()).isTrue();
        return asked.stream().filter(each -> each.result().granted()).count();
    }

    @Test
    void two_gateways_that_count_exactly_let_in_the_quota_between_them() {
        var quota = new Quota("exact", 1_000, Duration.ofHours(1));
        assertThat(granted(quota, 3_000, gateway(true), gateway(true))).isBetween(1_000L, 1_010L);
    }

    @Test
    void two_gateways_that_lease_let_in_the_quota_less_what_the_other_holds() {
        var quota = new Quota("leased", 1_000, Duration.ofHours(1));
        assertThat(granted(quota, 3_000, gateway(false), gateway(false))).isBetween(980L, 1_010L);
    }

    @Test
    void most_requests_make_no_trip() {
        var quota = new Quota("few", 1_000, Duration.ofHours(1));
        var gateway = gateway(false);
        for (int i = 0; i < 200; i++) {
            assertThat(await(gateway.take(quota, "somebody")).granted()).isTrue();
        }
        assertThat(scriptCalls()).isLessThanOrEqualTo(12);
    }

    @Test
    void the_first_requests_of_somebody_new_make_no_trip_and_tell_what_is_left() {
        var quota = new Quota("new", 1_000, Duration.ofHours(1));
        var gateway = gateway(false);
        for (int used = 1; used <= 10; used++) {
            var decision = await(gateway.take(quota, "somebody"));
            assertThat(decision.granted()).isTrue();
            assertThat(decision.remaining()).isEqualTo(1_000 - used);
        }
        assertThat(scriptCalls()).isZero();
    }

    @Test
    void what_was_let_in_on_credit_is_counted_once_more_is_asked_for() {
        var quota = new Quota("credit", 1_000, Duration.ofHours(1));
        assertThat(granted(quota, 1_500, gateway(false))).isBetween(1_000L, 1_002L);
    }

    @Test
    void nothing_of_a_small_quota_is_let_in_on_credit() {
        var quota = new Quota("small", 99, Duration.ofHours(1));
        assertThat(await(gateway(false).take(quota, "somebody")).granted()).isTrue();
        assertThat(scriptCalls()).isEqualTo(1);
    }

    @Test
    void a_refusal_is_believed_until_it_ends() {
        var quota = new Quota("refused", 5, Duration.ofHours(1));
        var gateway = gateway(true);
        assertThat(granted(quota, 5, gateway)).isEqualTo(5);
        var refused = await(gateway.take(quota, "somebody"));
        assertThat(refused.granted()).isFalse();
        assertThat(refused.retryAfter()).isPositive();
        long calls = scriptCalls();
        assertThat(granted(quota, 500, gateway)).isZero();
        assertThat(scriptCalls()).isEqualTo(calls);
    }

    @Test
    void without_redis_each_counts_for_itself_and_says_so() {
        var quota = new Quota("alone", 10, Duration.ofHours(1));
        var gateway = gateway(true);
        assertThat(granted(quota, 1, gateway)).isEqualTo(1);
        redis.close();
        assertThat(granted(quota, 100, gateway)).isEqualTo(10);
        assertThat(meters.counter("gateway.limits.redis.failures").count()).isPositive();
        assertThat(meters.get("gateway.limits.shared").gauge().value()).isZero();
    }

    /** How often Redis has run a script, by its own count. */
    private long scriptCalls() {
        String statistics = await(Redis.createClient(vertx, redis.url())
                        .send(Request.cmd(Command.INFO).arg("commandstats")))
                .toString();
        return statistics
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("cmdstat_eval"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*calls=(\\d+).*", "$1")))
                .sum();
    }
}
