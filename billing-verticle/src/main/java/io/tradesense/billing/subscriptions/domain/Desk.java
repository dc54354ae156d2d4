package io.tradesense.billing.subscriptions.domain;

import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.catalogue.domain.Price;
import io.tradesense.billing.entitlements.domain.Standing;
import io.tradesense.billing.mirror.domain.Known;
import io.tradesense.billing.provider.domain.Command;
import io.tradesense.billing.provider.domain.HostedPage;
import io.tradesense.billing.provider.domain.Preview;
import io.tradesense.billing.provider.domain.Provider;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where users subscribe, change, pause and leave. */
public final class Desk {
    private static final Duration LATER = Duration.ofSeconds(5);
    private final Catalogue catalogue;
    private final Provider provider;
    private final Membership membership;
    private final Subscriptions subscriptions;
    private final Intents intents;
    private final Orders orders;
    private final Pages pages;

    /**
     * Where the user's browser goes, and whether tax is reckoned.
     *
     * @param success after a checkout
     * @param back after a checkout that was left, and from the portal
     */
    public record Pages(String success, String back, boolean tax) {}

    /** What a user may see of themselves. */
    public record Current(Known known, Standing standing, Optional<Intent> underWay, boolean mayTry) {}

    public Desk(
            Catalogue catalogue,
            Provider provider,
            Membership membership,
            Subscriptions subscriptions,
            Intents intents,
            Orders orders,
            Pages pages) {
        this.catalogue = catalogue;
        this.provider = provider;
        this.membership = membership;
        this.subscriptions = subscriptions;
        this.intents = intents;
        this.orders = orders;
        this.pages = pages;
    }

    public Future<Current> current(UUID userId, Instant now) {
        return subscriptions
                .of(userId)
                .compose(known -> intents.underWay(userId)
                        .map(underWay -> new Current(
                                known,
                                Standing.of(catalogue, known.subscriptions(), known.invoices(), now),
                                underWay,
                                mayTry(known))));
    }

    /** A page to subscribe on; the same one while it is asked for the same. */
    public Future<HostedPage> checkout(UUID userId, String planId, Interval interval, @Nullable String coupon) {
        Price price = price(planId, interval);
        return subscriptions.of(userId).compose(known -> {
            live(known).ifPresent(already -> {
                throw Fault.conflict("there is a subscription already; change it instead")
                        .typed("already-subscribed");
            });
            return outage(membership.of(userId))
                    .compose(customerId -> intents.page(userId)
                            .compose(given -> checkout(userId, customerId, price, known, coupon, given)));
        });
    }

    private Future<HostedPage> checkout(
            UUID userId,
            String customerId,
            Price price,
            Known known,
            @Nullable String coupon,
            Optional<Intents.Given> given) {
        var command = new Command.Checkout(
                customerId,
                userId,
                price,
                mayTry(known) ? catalogue.plan(price.planId()).orElseThrow().trialDays() : 0,
                coupon,
                pages.tax(),
                pages.success(),
                pages.back(),
                given.map(each -> each.page().id()).orElse(null));
        if (given.isPresent() && given.get().asked().equals(asked(command))) {
            return Future.succeededFuture(given.get().page());
        }
        return orders.carryOut(userId, command).map(page -> page.orElseThrow());
    }

    /** What a checkout asks for, to know the same wish again. */
    public static String asked(Command.Checkout checkout) {
        return checkout.price().lookupKey() + "|" + checkout.price().amount() + "|" + checkout.trialDays() + "|"
                + (checkout.coupon() == null ? "" : checkout.coupon());
    }

    public Future<HostedPage> portal(UUID userId) {
        return outage(membership.of(userId).compose(customerId -> provider.portal(customerId, pages.back())));
    }

    public Future<Preview> preview(UUID userId, String planId, Interval interval) {
        return change(userId, planId, interval, null).compose(change -> outage(provider.preview(change)));
    }

    /** @param prorationAt of a preview, to pay exactly what that said; null for now */
    public Future<Void> changeTo(UUID userId, String planId, Interval interval, @Nullable Instant prorationAt) {
        return change(userId, planId, interval, prorationAt)
                .compose(change -> orders.carryOut(userId, change))
                .mapEmpty();
    }

    public Future<Void> cancel(UUID userId) {
        return withLive(
                userId,
                (customerId, live) -> live.cancelAt() != null
                        ? Future.succeededFuture()
                        : told(userId, new Command.SetCancel(customerId, live.id(), true)));
    }

    /** Goes on with what is paused, or with what was to end. */
    public Future<Void> resume(UUID userId) {
        return withLive(userId, (customerId, live) -> {
            if (live.status() == Status.PAUSED) {
                return told(userId, new Command.SetPause(customerId, live.id(), false));
            }
            return live.cancelAt() == null
                    ? Future.succeededFuture()
                    : told(userId, new Command.SetCancel(customerId, live.id(), false));
        });
    }

    public Future<Void> pause(UUID userId) {
        return withLive(userId, (customerId, live) -> {
            if (live.status() == Status.PAUSED) {
                return Future.succeededFuture();
            }
            if (live.status() != Status.ACTIVE) {
                throw Fault.conflict("only what is active can be paused; this is "
                                + live.status().word())
                        .typed("not-active");
            }
            return told(userId, new Command.SetPause(customerId, live.id(), true));
        });
    }

    private interface Step {
        Future<Void> take(String customerId, SubscriptionState live);
    }

    private Future<Void> withLive(UUID userId, Step step) {
        return subscriptions.of(userId).compose(known -> {
            SubscriptionState live = requireLive(known);
            return outage(membership.of(userId)).compose(customerId -> step.take(customerId, live));
        });
    }

    private Future<Void> told(UUID userId, Command command) {
        return orders.carryOut(userId, command).mapEmpty();
    }

    private Future<Command.ChangePlan> change(
            UUID userId, String planId, Interval interval, @Nullable Instant prorationAt) {
        Price price = price(planId, interval);
        return subscriptions.of(userId).compose(known -> {
            SubscriptionState live = requireLive(known);
            if (live.status() == Status.PAUSED || live.status() == Status.UNPAID) {
                throw Fault.conflict("what is " + live.status().word() + " cannot be changed")
                        .typed("not-active");
            }
            if (planId.equals(live.planId()) && interval == live.interval()) {
                throw Fault.conflict("this is the plan it has").typed("same-plan");
            }
            return outage(membership.of(userId))
                    .map(customerId -> new Command.ChangePlan(customerId, live.id(), price, prorationAt));
        });
    }

    private Price price(String planId, Interval interval) {
        return catalogue
                .plan(planId)
                .orElseThrow(() -> Fault.invalid("/planId", "is not a plan of the catalogue"))
                .price(interval)
                .orElseThrow(() -> Fault.invalid("/interval", "is not how this plan is paid"));
    }

    private static Optional<SubscriptionState> live(Known known) {
        return Standing.counting(known.subscriptions())
                .filter(each -> each.status().isLive());
    }

    private static SubscriptionState requireLive(Known known) {
        return live(known)
                .orElseThrow(() -> Fault.conflict("there is no subscription; check out first")
                        .typed("not-subscribed"));
    }

    /** One trial a user, ever. */
    private static boolean mayTry(Known known) {
        return known.subscriptions().stream().allMatch(each -> each.trialEnd() == null);
    }

    /** What is only read may be asked again at will. */
    private static <T> Future<T> outage(Future<T> asked) {
        return asked.recover(failure -> Future.failedFuture(
                failure instanceof ProviderFailure provider
                        ? provider.isCertain()
                                ? Fault.conflict(String.valueOf(provider.getMessage()))
                                        .typed("provider-refused")
                                : Fault.unavailable("the payment provider gives no answer", LATER)
                                        .typed("provider-unavailable")
                        : failure));
    }
}
