package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.comesToBe;
import static io.tradesense.kit.testing.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.billing.standin.StandInStripe.Mood;
import io.tradesense.contracts.AiUsageRecorded;
import io.tradesense.contracts.ImportCompleted;
import io.tradesense.contracts.MarketUsageRecorded;
import io.tradesense.contracts.UserDeleted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users have used, as other services tell it; what of it is told Stripe; and users who leave. */
class UsageTest extends StripeTest {
    private static final Path CATALOGUE = catalogue();
    private final UUID adasId = UUID.randomUUID();
    private final StandInFeeds feeds = new StandInFeeds();
    private final BillingApi ada = new BillingApi(service, adasId);

    /** Ours, with two meters, of which Stripe knows one. */
    private static Path catalogue() {
        try (var ours = UsageTest.class.getResourceAsStream("/billing/catalogue.json")) {
            var json = new JsonObject(new String(ours.readAllBytes(), StandardCharsets.UTF_8));
            json.put("meters", new JsonObject().put("aiTokens", "ai_tokens").put("imports", "no_such_meter"));
            Path file = Files.createTempFile("catalogue", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, json.encode());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    Map<String, String> settings() {
        return Map.of("BILLING_CATALOGUE", CATALOGUE.toString());
    }

    @BeforeEach
    void announce() {
        feeds.announceTo(service);
    }

    private void tokens(UUID userId, long tokens) {
        tokens(UUID.randomUUID(), userId, tokens);
    }

    private void tokens(UUID event, UUID userId, long tokens) {
        var used = new AiUsageRecorded(userId, tokens, 0, Instant.now());
        feeds.tells(event, "ai", AiUsageRecorded.TYPE, used.toJson());
    }

    private void imported(UUID userId) {
        var done = new ImportCompleted(UUID.randomUUID(), userId, UUID.randomUUID(), "generic-csv", 5, 0, 0);
        feeds.tells("trading", ImportCompleted.TYPE, done.toJson());
    }

    private static long used(BillingApi user, String meter) {
        JsonArray items = user.got("/billing/usage").getJsonArray("items");
        return items.stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("meter").equals(meter))
                .findFirst()
                .orElseThrow()
                .getLong("used");
    }

    private static void comesTo(BillingApi user, String meter, long amount) {
        comesToBe(() -> used(user, meter), now -> now == amount);
    }

    @Test
    void tokens_imports_and_calls_for_data_are_added_up_by_the_month() {
        tokens(adasId, 1_200);
        tokens(adasId, 300);
        imported(adasId);
        feeds.tells("market", MarketUsageRecorded.TYPE, new MarketUsageRecorded(adasId, 42, Instant.now()).toJson());
        feeds.tells(
                "market",
                MarketUsageRecorded.TYPE,
                new MarketUsageRecorded(adasId, 9, Instant.parse("2020-02-29T23:59:59Z")).toJson());
        comesTo(ada, "aiTokens", 1_500);
        comesTo(ada, "imports", 1);
        comesTo(ada, "dataCalls", 42);
        var then = ada.got("/billing/usage?month=2020-02").getJsonArray("items").encode();
        assertThat(then).contains("\"meter\":\"dataCalls\",\"used\":9");
    }

    @Test
    void an_event_that_says_nothing_is_passed_over_and_the_next_is_counted() {
        feeds.tells("ai", AiUsageRecorded.TYPE, new JsonObject().put("userId", "nobody"));
        tokens(adasId, 7);
        comesTo(ada, "aiTokens", 7);
    }

    @Test
    void what_is_paid_by_measure_is_reported_once_by_the_id_of_its_event() {
        String customer = subscribe(ada, "pro");
        var event = UUID.randomUUID();
        tokens(event, adasId, 900);
        var reported = eventually(stripe.books::meterEvents, events -> !events.isEmpty());
        assertThat(reported).hasSize(1);
        var meter = reported.get(0);
        assertThat(meter.getString("identifier")).isEqualTo(event.toString());
        assertThat(meter.getString("event_name")).isEqualTo("ai_tokens");
        assertThat(meter.getString("payload[value]")).isEqualTo("900");
        assertThat(meter.getString("payload[stripe_customer_id]")).isEqualTo(customer);
    }

    @Test
    void a_report_that_was_not_confirmed_is_made_again_and_counts_once() {
        assertThat(subscribe(ada, "pro")).isNotEmpty();
        stripe.mood(Mood.SILENT_AFTER, call -> call.startsWith("POST /v1/billing/meter_events"));
        tokens(adasId, 900);
        comesToBe(stripe.books::meterEvents, events -> events.size() == 1);
        stripe.well();
        tokens(adasId, 100);
        var reported = eventually(stripe.books::meterEvents, events -> events.size() == 2);
        assertThat(reported.stream().map(each -> each.getString("payload[value]")))
                .containsExactly("900", "100");
        comesToBe(this::meterCalls, calls -> calls >= 3);
        assertThat(stripe.books.meterEvents()).hasSize(2);
    }

    private long meterCalls() {
        return stripe.asked().stream()
                .filter(call -> call.startsWith("POST /v1/billing/meter_events"))
                .count();
    }

    @Test
    void a_report_that_is_refused_keeps_no_other_back() {
        assertThat(subscribe(ada, "pro")).isNotEmpty();
        imported(adasId);
        comesTo(ada, "imports", 1);
        comesToBe(this::meterCalls, calls -> calls > 0);
        tokens(adasId, 900);
        comesToBe(stripe.books::meterEvents, events -> events.size() == 1);
        assertThat(stripe.books.meterEvents().get(0).getString("event_name")).isEqualTo("ai_tokens");
    }

    @Test
    void somebody_who_never_bought_anything_is_counted_and_not_reported() {
        var bob = new BillingApi(service, UUID.randomUUID());
        tokens(bob.userId, 500);
        comesTo(bob, "aiTokens", 500);
        assertThat(subscribe(ada, "pro")).isNotEmpty();
        tokens(adasId, 900);
        comesToBe(stripe.books::meterEvents, events -> events.size() == 1);
        assertThat(stripe.books.meterEvents().get(0).getString("payload[value]"))
                .isEqualTo("900");
    }

    @Test
    void who_leaves_is_ended_and_forgotten_at_stripe_as_soon_as_it_answers_and_is_never_taken_in_again() {
        String customer = subscribeAndPay(ada, "pro");
        stripe.mood(Mood.FAILING, call -> call.startsWith("DELETE"));
        feeds.tells("auth", UserDeleted.TYPE, new UserDeleted(adasId).toJson());
        comesToBe(
                () -> stripe.asked().stream()
                        .filter(call -> call.equals("DELETE /v1/customers/" + customer))
                        .count(),
                calls -> calls >= 2);
        assertThat(stripe.books.isDeleted(customer)).isFalse();
        stripe.well();
        comesToBe(() -> stripe.books.isDeleted(customer), deleted -> deleted);
        assertThat(stripe.books.subscriptionsOf(customer))
                .allMatch(each -> each.getString("status").equals("canceled"));
        deliverAll();
        assertThat(ada.post("/billing/portal", null).statusCode()).isEqualTo(401);
        assertThat(rowsOf(adasId)).isEmpty();
    }

    @Test
    void what_is_told_of_somebody_after_they_left_leaves_nothing_behind() {
        imported(adasId);
        comesTo(ada, "imports", 1);
        feeds.tells("auth", UserDeleted.TYPE, new UserDeleted(adasId).toJson());
        comesTo(ada, "imports", 0);
        var bob = new BillingApi(service, UUID.randomUUID());
        imported(adasId);
        imported(bob.userId);
        comesTo(bob, "imports", 1);
        assertThat(rowsOf(adasId)).isEmpty();
    }

    /** The tables in which something of the user stands. */
    private List<String> rowsOf(UUID userId) {
        return TestTables.naming(database, userId);
    }
}
