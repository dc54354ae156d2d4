package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.comesToBe;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.billing.standin.StandInStripe.Mood;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Stripe that answers in five seconds, or not at all. How long an event loop stands still says more of the machine than of
 * the code, so what is asked here is which threads stand in a call of Stripe's while many hang: none that serves others.
 */
class StripeOutageTest extends StripeTest {
    private static final int CALLS = 8;
    private static final int THREADS = 4;
    private static final int ROUNDS = 10;
    private final ExecutorService browsers = Executors.newFixedThreadPool(CALLS);
    private BillingApi ada = new BillingApi(service, UUID.randomUUID());

    @Override
    Map<String, String> settings() {
        return Map.of(
                "STRIPE_READ_TIME", "80s", "BILLING_REQUEST_TIME", "60s", "STRIPE_THREADS", String.valueOf(THREADS));
    }

    @BeforeEach
    void subscribe() {
        assertThat(subscribeAndPay(ada, "pro")).isNotEmpty();
    }

    @AfterEach
    void closeBrowsers() {
        browsers.shutdownNow();
    }

    private CompletableFuture<Integer> ask() {
        return CompletableFuture.supplyAsync(
                () -> ada.post("/billing/portal", null).statusCode(), browsers);
    }

    /** Answers once as many calls hang as there are threads for. */
    private List<CompletableFuture<Integer>> ask(int calls) {
        int before = stripe.asked().size();
        List<CompletableFuture<Integer>> asked =
                IntStream.range(0, calls).mapToObj(number -> ask()).toList();
        comesToBe(stripe::asked, calling -> calling.size() >= before + THREADS);
        return asked;
    }

    /** Everything that needs no Stripe, once. */
    private void everythingElseAnswers(String round) {
        assertThat(ada.got("/billing/entitlements").getString("plan")).isEqualTo("pro");
        assertThat(ada.got("/billing/plans").getJsonArray("items")).hasSize(3);
        assertThat(ada.current().getString("status")).isEqualTo("active");
        assertThat(ada.got("/billing/usage").getString("plan")).isEqualTo("pro");
        assertThat(ada.get("/health").statusCode()).isEqualTo(200);
        var event = new JsonObject()
                .put("id", "evt_" + round)
                .put("type", "customer.updated")
                .put("data", new JsonObject());
        assertThat(deliver(event).statusCode()).isEqualTo(200);
    }

    private static boolean isInStripe(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith("com.stripe."));
    }

    /** Names of the threads that stand in a call of stripe-java's now. */
    private static List<String> threadsInStripe() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> isInStripe(thread.getValue()))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    private static void noEventLoopStandsInACall() {
        assertThat(threadsInStripe()).allMatch(name -> name.startsWith("billing-stripe-"));
    }

    @Test
    void while_stripe_never_answers_everything_else_does_and_no_event_loop_waits_for_it() {
        stripe.mood(Mood.SILENT, call -> true);
        var waiting = ask(CALLS);
        assertThat(threadsInStripe()).as("the probe sees calls that hang").hasSize(THREADS);
        for (int round = 0; round < ROUNDS; round++) {
            everythingElseAnswers("silent_" + round);
            noEventLoopStandsInACall();
        }
        assertThat(waiting).as("still waiting for Stripe").noneMatch(CompletableFuture::isDone);
        assertThat(threadsInStripe()).hasSize(THREADS);
        stripe.close();
        assertThat(waiting.stream().map(CompletableFuture::join)).containsOnly(503);
    }

    @Test
    void a_stripe_that_takes_five_seconds_is_waited_for_and_everything_else_answers_meanwhile() {
        stripe.answersAfter(5_000);
        var waiting = ask(THREADS);
        int rounds = 0;
        everythingElseAnswers("slow");
        while (waiting.stream().noneMatch(CompletableFuture::isDone)) {
            rounds++;
            everythingElseAnswers("slow_" + rounds);
            noEventLoopStandsInACall();
        }
        assertThat(waiting.stream().map(CompletableFuture::join)).containsOnly(200);
        assertThat(rounds)
                .as("times everything else had answered before Stripe did")
                .isPositive();
    }

    @Test
    void more_calls_than_may_wait_are_refused_at_once() {
        service.close();
        service = start(database, Map.of("STRIPE_THREADS", "1", "STRIPE_WAITING", "1"));
        ada = new BillingApi(service, ada.userId);
        stripe.mood(Mood.SILENT, call -> true);
        var first = List.of(ask(), ask(), ask(), ask());
        assertThat(CompletableFuture.anyOf(first.toArray(CompletableFuture[]::new))
                        .join())
                .isEqualTo(503);
        assertThat(first.stream().filter(CompletableFuture::isDone).count()).isLessThanOrEqualTo(2);
        stripe.close();
        assertThat(first.stream().map(CompletableFuture::join)).containsOnly(503);
    }
}
