package io.tradesense.billing.local.http;

import io.tradesense.billing.local.domain.LocalPage;
import io.tradesense.billing.local.domain.LocalProvider;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.tradesense.billing.provider.domain.ProviderFailure.Kind;
import io.tradesense.billing.subscriptions.domain.Membership;
import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /billing/local}: the stand-in's page, clock and card. None of it is there where a real provider takes the money.
 */
public final class LocalRoutes {
    private static final Duration FARTHEST = Duration.ofDays(400);
    private final Optional<LocalProvider> provider;
    private final Membership membership;

    /** @param provider empty where another takes the money */
    public LocalRoutes(Optional<LocalProvider> provider, Membership membership) {
        this.provider = provider;
        this.membership = membership;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("showLocalCheckout", this::show)
                .on("completeLocalCheckout", this::complete)
                .on("moveLocalClock", this::advance)
                .on("setLocalCard", this::card);
    }

    private LocalProvider local() {
        return provider.orElseThrow(() -> Fault.notFound("the local provider"));
    }

    private Future<Reply> show(ContractRequest request) {
        return faults(local().page(request.requiredText("checkoutId")))
                .map(page ->
                        new Reply(200, Map.of("content-type", "text/html; charset=utf-8"), Buffer.buffer(html(page))));
    }

    private Future<Reply> complete(ContractRequest request) {
        return faults(local().complete(request.requiredText("checkoutId")))
                .map(url -> wantsPage(request)
                        ? new Reply(303, Map.of("location", url), null)
                        : Reply.ok(new JsonObject().put("url", url)));
    }

    private static boolean wantsPage(ContractRequest request) {
        String accepted = request.context().request().getHeader("accept");
        return accepted != null && accepted.contains("text/html");
    }

    private Future<Reply> advance(ContractRequest request) {
        Duration by = duration(request.body().getString("advance"));
        LocalProvider there = local();
        return membership
                .of(request.userId())
                .compose(customerId -> faults(there.advance(customerId, by)))
                .map(now -> Reply.ok(new JsonObject().put("now", now.toString())));
    }

    private Future<Reply> card(ContractRequest request) {
        boolean declines = request.body().getBoolean("declines");
        LocalProvider there = local();
        return membership
                .of(request.userId())
                .compose(customerId -> faults(there.decline(customerId, declines)))
                .map(done -> Reply.ok(new JsonObject().put("declines", declines)));
    }

    private static Duration duration(String text) {
        try {
            Duration by = Duration.parse(text);
            if (!by.isNegative() && by.compareTo(FARTHEST) <= 0) {
                return by;
            }
        } catch (DateTimeParseException unreadable) {
            // Falls through to the one refusal.
        }
        throw Fault.invalid("/advance", "is a time like P14D or PT1H, at most " + FARTHEST.toDays() + " days");
    }

    private static <T> Future<T> faults(Future<T> answered) {
        return answered.recover(failure -> Future.failedFuture(
                failure instanceof ProviderFailure refusal
                        ? refusal.kind() == Kind.DECLINED
                                ? Fault.of(Fault.Kind.PAYMENT_REQUIRED, "the payment was declined")
                                        .typed("payment-declined")
                                : Fault.notFound("a page that can be used")
                        : failure));
    }

    /** What is in it comes from the catalogue. */
    private static String html(LocalPage page) {
        String price = page.price().amount().toPlainString() + " "
                + page.price().currency() + " each " + page.price().interval().word();
        String trial = page.trialDays() > 0 ? ", after " + page.trialDays() + " days for nothing" : "";
        String coupon =
                page.percentOff().signum() > 0 ? ", " + page.percentOff().toPlainString() + " % off" : "";
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Local checkout: no money moves</title>"
                + "<h1>Local checkout</h1><p><strong>This is a stand-in. No card is asked for and no money moves.</strong></p>"
                + "<p>Plan " + page.price().planId() + ": " + price + coupon + trial + ".</p>"
                + "<form method=\"post\"><button>Subscribe</button></form></html>";
    }
}
