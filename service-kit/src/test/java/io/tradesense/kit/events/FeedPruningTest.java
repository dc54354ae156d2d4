package io.tradesense.kit.events;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedPruningTest {
    private static final String STATE = "tradesense.test.thing-changed.v1";
    private static final String GONE = "tradesense.test.thing-deleted.v1";
    private static final String PASSED = "tradesense.test.happened.v1";
    private static final String FOR_GOOD = "tradesense.test.joined.v1";
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MANY = 2_500;
    private final Outbox outbox = new Outbox("test");
    private final String url = TestPostgres.newDatabase();
    private final TestService service =
            TestService.start(Map.of("TEST_DATABASE_URL", url), new KitService().withDatabase());
    private final Pool pool = Database.of("test", new Settings(Map.of("TEST_DATABASE_URL", url)))
            .pool(service.running().platform().vertx());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FeedPruning pruning = new FeedPruning(
            meters, Clock.systemUTC(), pool, "test", new Retention(KEPT, Set.of(STATE, GONE), Set.of(PASSED)));

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void of_what_is_old_only_the_last_state_of_each_subject_and_what_stays_for_good_is_left() {
        happen(STATE, "a");
        happen(STATE, "b");
        happen(PASSED, "c");
        happen(FOR_GOOD, "d");
        happen(STATE, "a");
        happen(GONE, "b");
        age();
        assertThat(await(pruning.prune())).isEqualTo(3);
        assertThat(told(FeedPosition.START)).containsExactly(FOR_GOOD + " d", STATE + " a", GONE + " b");
        assertThat(await(pruning.prune())).isZero();
        assertThat(meters.counter("feed.pruned", "service", "test").count()).isEqualTo(3);
    }

    @Test
    void what_is_not_old_stays_and_a_newer_state_lets_an_old_one_go() {
        happen(STATE, "a");
        happen(STATE, "b");
        age();
        happen(STATE, "a");
        happen(STATE, "a");
        happen(PASSED, "c");
        assertThat(await(pruning.prune())).isEqualTo(1);
        assertThat(told(FeedPosition.START)).containsExactly(STATE + " b", STATE + " a", STATE + " a", PASSED + " c");
    }

    @Test
    void a_reader_who_stands_at_an_event_that_has_gone_reads_on_behind_it() {
        happen(PASSED, "a");
        happen(PASSED, "b");
        var read = await(outbox.read(pool, FeedPosition.START, 1));
        age();
        happen(PASSED, "c");
        assertThat(await(pruning.prune())).isEqualTo(2);
        assertThat(told(read.get(0).position())).containsExactly(PASSED + " c");
        assertThat(told(FeedPosition.START)).containsExactly(PASSED + " c");
    }

    @Test
    void whoever_begins_at_the_beginning_ends_up_with_the_same_from_what_is_left() {
        var random = new Random(17);
        List<NewEvent> events = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            String type = random.nextInt(10) == 0 ? GONE : STATE;
            events.add(new NewEvent(type, "s" + random.nextInt(300), new JsonObject().put("number", number)));
        }
        append(events.subList(0, MANY - 100));
        age();
        append(events.subList(MANY - 100, MANY));
        var before = lastStates();
        assertThat(await(pruning.prune())).isGreaterThan(MANY / 2);
        assertThat(lastStates()).isEqualTo(before);
    }

    private Map<String, String> lastStates() {
        Map<String, String> states = new HashMap<>();
        await(outbox.read(pool, FeedPosition.START, MANY))
                .forEach(event ->
                        states.put(event.subject(), event.type() + event.data().getInteger("number")));
        return states;
    }

    private void happen(String type, String subject) {
        append(List.of(new NewEvent(type, subject, new JsonObject())));
    }

    private void append(List<NewEvent> events) {
        Future<Integer> written = pool.withTransaction(
                transaction -> outbox.append(transaction, events).map(1));
        assertThat(await(written)).isEqualTo(1);
    }

    private void age() {
        assertThat(await(pool.preparedQuery("UPDATE outbox SET time = now() - make_interval(days => $1)")
                        .execute(Tuple.of((int) KEPT.toDays() + 1))))
                .isNotNull();
    }

    private List<String> told(FeedPosition after) {
        return await(outbox.read(pool, after, 100)).stream()
                .map(event -> event.type() + " " + event.subject())
                .toList();
    }
}
