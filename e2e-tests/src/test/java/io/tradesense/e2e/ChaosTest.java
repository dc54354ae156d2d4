package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.e2e.Traffic.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The promise, tried: a cluster of processes under steady traffic on all routes, and harm done to one after the other.
 * {@code ./tradesense chaos} does it for longer: {@code -Dchaos.rounds=10} ten times, {@code -Dchaos.hold=8s} keeps each
 * harm up for longer than a cluster waits for a member, {@code -Dchaos.pace=80ms} asks five times as often.
 */
@Tag("alone")
@Order(Order.DEFAULT + 1)
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChaosTest {
    private static final List<String> SERVICES = Cluster.behindTheGateway();
    private static final int ROUNDS = Integer.getInteger("chaos.rounds", 1);
    /** Between two requests of a worker; two work on each route. */
    private static final Duration PACE = duration(System.getProperty("chaos.pace", "400ms"));

    private static final Duration HOLD = duration(System.getProperty("chaos.hold", "1500ms"));
    /** From a service's return until it answers its routes: five seconds where a machine has nothing else to do. */
    private static final Duration LONGEST_RETURN = duration(System.getProperty("chaos.return", "20s"));

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(800);
    private final Cluster cluster;
    private final Ledger ledger = new Ledger();
    private Traffic traffic;
    private String account;

    ChaosTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void start() {
        var api = cluster.api().registered();
        account = api.opensAccount();
        var routes = routes();
        traffic = new Traffic(cluster.gateways(), Objects.requireNonNull(api.token()), account, ledger, PACE);
        traffic.begin(routes);
        awaitGood(route -> true, System.nanoTime());
    }

    @AfterAll
    void end() {
        traffic.close();
    }

    private List<Route> routes() {
        return Stream.of(
                        Route.reads("auth", "/api/auth/users/me"),
                        Route.writes("trading", "/api/trades/executions"),
                        Route.reads("trading", "/api/trades?limit=5"),
                        Route.reads("trading", "/api/portfolio"),
                        Route.reads("analytics", "/api/performance/summary?accountId=" + account),
                        Route.reads("market", "/api/quotes?symbols=AAPL"),
                        Route.reads("billing", "/api/billing/plans"),
                        Route.reads("ai", "/api/ai/usage"))
                .filter(route -> SERVICES.contains(route.needs()))
                .toList();
    }

    static List<Object[]> harms() {
        List<Object[]> harms = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String service : SERVICES) {
                for (Harm harm : Harm.values()) {
                    harms.add(new Object[] {service, harm});
                }
            }
        }
        return harms;
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("harms")
    void a_service_fails_alone_and_comes_back(String service, Harm harm) {
        long began = System.nanoTime();
        harm.begin(cluster, service);
        hold();
        harm.end(cluster, service);
        Predicate<Route> needsIt = route -> route.needs().equals(service);
        awaitBack(service + " after " + harm, needsIt, System.nanoTime());
        verdict(began, needsIt);
    }

    @Order(2)
    @Test
    void a_gateway_that_is_killed_takes_along_only_what_it_was_answering() {
        long began = System.nanoTime();
        cluster.killOne("gateway");
        hold();
        var failed =
                traffic.since(began).stream().filter(sample -> !sample.isGood()).toList();
        assertThat(failed).allMatch(sample -> sample.gateway() == 0 && sample.began() - began < LOOK.toNanos());
        cluster.restartGateway(0);
        awaitBack("gateway after KILL", route -> true, System.nanoTime());
    }

    @Order(3)
    @Test
    void postgresql_crashes_and_recovers() {
        long began = System.nanoTime();
        cluster.stores().crashPostgres();
        cluster.stores().awaitPostgres();
        awaitBack("PostgreSQL after a crash", route -> true, System.nanoTime());
        verdict(began, route -> true);
    }

    @Order(3)
    @Test
    void postgresql_is_killed_and_started_again() {
        long began = System.nanoTime();
        cluster.stores().killPostgres();
        cluster.stores().awaitPostgres();
        awaitBack("PostgreSQL after KILL", route -> true, System.nanoTime());
        verdict(began, route -> true);
    }

    @Order(4)
    @Test
    void redis_is_killed_and_nobody_notices() {
        long began = System.nanoTime();
        cluster.stores().killRedis();
        hold();
        hold();
        verdict(began, route -> false);
    }

    @Order(5)
    @Test
    void every_service_is_replaced_and_no_request_fails() {
        long began = System.nanoTime();
        for (String service : SERVICES) {
            cluster.replace(service);
        }
        cluster.replaceGateway(0);
        cluster.replaceGateway(1);
        verdict(began, route -> false);
    }

    @Order(6)
    @Test
    void every_acknowledged_write_is_there_once_and_every_event_had_its_effect_once() {
        traffic.close();
        assertThat(ledger.acknowledged()).isEqualTo(ledger.begun());
        var stored = cluster.stores()
                .column("trading", "SELECT external_id FROM executions WHERE account_id = ?::uuid", account);
        assertThat(stored).doesNotHaveDuplicates();
        Set<String> promised =
                ledger.acknowledged().stream().map(UUID::toString).collect(Collectors.toSet());
        assertThat(new HashSet<>(stored)).isEqualTo(promised);
        var closed = cluster.stores()
                .column(
                        "trading",
                        "SELECT (sum(pairs))::text FROM (SELECT count(*) / 2 AS pairs FROM executions"
                                + " WHERE account_id = ?::uuid GROUP BY symbol) AS by_symbol",
                        account);
        var known = Eventually.read(
                "analytics to know " + closed + " closed trades",
                LONGEST_WAIT,
                () -> cluster.stores()
                        .column(
                                "analytics",
                                "SELECT count(*)::text FROM closed_trades WHERE account_id = ?::uuid",
                                account),
                found -> found.equals(closed));
        System.out.printf(
                "%d writes acknowledged, each there once; %s closed trades told once%n", stored.size(), known);
        for (String service : List.of("trading", "analytics", "market")) {
            assertThat(cluster.stores().column(service, "SELECT id::text FROM parked_events WHERE owner <> ?", ""))
                    .isEmpty();
        }
    }

    private static void hold() {
        pause(HOLD);
    }

    private static void pause(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        var unused = Eventually.read("the time", time.plusSeconds(10), System::nanoTime, now -> now >= end);
    }

    private void awaitBack(String what, Predicate<Route> wanted, long returned) {
        awaitGood(wanted, returned);
        var took = Duration.ofNanos(System.nanoTime() - returned).minus(LOOK);
        System.out.printf("%s: back after %d ms%n", what, took.toMillis());
        assertThat(took).isLessThan(LONGEST_RETURN);
    }

    /** Until every such route has answered well for as long as a look lasts, all of it after the return. */
    private void awaitGood(Predicate<Route> wanted, long returned) {
        var unused = Eventually.read(
                "the routes to answer again",
                LONGEST_WAIT,
                () -> traffic.since(System.nanoTime() - LOOK.toNanos()),
                samples -> System.nanoTime() - returned >= LOOK.toNanos()
                        && routes().stream().filter(wanted).allMatch(route -> answersWell(route, samples)));
    }

    private static boolean answersWell(Route route, List<Sample> samples) {
        var its =
                samples.stream().filter(sample -> sample.route().equals(route)).toList();
        return !its.isEmpty() && its.stream().allMatch(Sample::isGood);
    }

    /** No error where the harmed was not needed; where it was, a clear word at worst. */
    private void verdict(long began, Predicate<Route> harmed) {
        var samples = traffic.since(began);
        assertThat(samples.stream().filter(sample -> !harmed.test(sample.route()) && !sample.isGood()))
                .isEmpty();
        assertThat(samples.stream().filter(sample -> harmed.test(sample.route()) && !sample.isGood()))
                .allMatch(sample -> (sample.status() == 503 || sample.status() == 504) && sample.isProblem());
    }

    private static Duration duration(String text) {
        return Duration.ofMillis(Long.parseLong(text.replaceAll("[a-z]", "")) * (text.endsWith("ms") ? 1 : 1_000));
    }
}
