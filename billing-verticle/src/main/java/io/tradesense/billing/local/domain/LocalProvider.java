package io.tradesense.billing.local.domain;

import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.domain.Coupon;
import io.tradesense.billing.provider.domain.Command;
import io.tradesense.billing.provider.domain.CustomerState;
import io.tradesense.billing.provider.domain.HostedPage;
import io.tradesense.billing.provider.domain.Preview;
import io.tradesense.billing.provider.domain.Provider;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.tradesense.billing.provider.domain.ProviderFailure.Kind;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import io.tradesense.billing.provider.domain.UsageReport;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A provider inside: no card is asked for and no money moves. Each customer has a clock of their own, which is real time
 * and can be moved ahead.
 */
public final class LocalProvider implements Provider {
    private static final Duration PAGE_LIFE = Duration.ofHours(23);
    private static final int PAGE = 100;
    private final LocalLedger ledger;
    private final Catalogue catalogue;
    private final Clock clock;
    private final String pages;

    /** @param pages the address that pages stand under, without a slash at its end */
    public LocalProvider(LocalLedger ledger, Catalogue catalogue, Clock clock, String pages) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.clock = clock;
        this.pages = pages;
    }

    @Override
    public Future<String> createCustomer(UUID userId, String key) {
        String customerId = "local_" + userId.toString().replace("-", "");
        return ledger.open(LocalBooks.empty(customerId, userId)).map(customerId);
    }

    @Override
    public Future<Optional<String>> findCustomer(UUID userId) {
        return ledger.customerOf(userId);
    }

    @Override
    public Future<Optional<UUID>> userOf(String customerId) {
        return ledger.userOf(customerId);
    }

    @Override
    public Future<CustomerState> state(String customerId) {
        return ledger.step(
                        customerId,
                        books -> step(books, (session, now) -> session.account().state(now)))
                .map(found ->
                        found.orElseGet(() -> new CustomerState(customerId, clock.instant(), List.of(), List.of())));
    }

    @Override
    public Future<Optional<HostedPage>> perform(Command command, String key) {
        return on(command.customerId(), (session, now) -> {
            if (!session.isAnswered(key)) {
                session.answer(key, carryOut(session, command, now));
            }
            return session.answered(key).map(page -> hosted(page));
        });
    }

    private String carryOut(LocalSession session, Command command, Instant now) {
        if (command instanceof Command.Checkout checkout) {
            return session.offer(checkout, percentOff(checkout.coupon()), now.plus(PAGE_LIFE))
                    .id();
        }
        LocalAccount account = session.account();
        SubscriptionState live =
                account.live().orElseThrow(() -> new ProviderFailure(Kind.REFUSED, "the subscription has ended"));
        if (command instanceof Command.ChangePlan change) {
            Instant at = change.prorationAt();
            Instant reckoned = at != null && !at.isBefore(live.periodStart()) && !at.isAfter(now) ? at : now;
            if (!account.change(live, change.price(), reckoned, now)) {
                throw new ProviderFailure(Kind.DECLINED, "the payment was declined");
            }
        } else if (command instanceof Command.SetCancel cancel) {
            account.keep(LocalChange.cancelAt(live, cancel.atPeriodEnd() ? live.periodEnd() : null));
        } else if (command instanceof Command.SetPause pause) {
            account.keep(LocalChange.status(live, pause.paused() ? Status.PAUSED : Status.ACTIVE));
        }
        return "";
    }

    private BigDecimal percentOff(@Nullable String coupon) {
        return coupon == null
                ? BigDecimal.ZERO
                : catalogue
                        .coupon(coupon)
                        .map(Coupon::percentOff)
                        .orElseThrow(() -> new ProviderFailure(Kind.REFUSED, "there is no coupon " + coupon));
    }

    /** Uses a page, as the user who clicks there does. Answers where the browser goes then. */
    public Future<String> complete(String pageId) {
        return on(customerOf(pageId), (session, now) -> session.complete(pageId, now));
    }

    public Future<LocalPage> page(String pageId) {
        return on(customerOf(pageId), (session, now) -> session.page(pageId, now));
    }

    /** Moves a customer's clock ahead; what falls due on the way happens. Answers the customer's time. */
    public Future<Instant> advance(String customerId, Duration by) {
        return on(customerId, (session, now) -> session.advance(by, now));
    }

    /** Whether payments fail from now on. */
    public Future<Void> decline(String customerId, boolean declines) {
        return on(customerId, (session, now) -> session.decline(declines, now)).mapEmpty();
    }

    /** Lets time pass for whom something is due. */
    public Future<Void> turn() {
        return ledger.due().compose(due -> {
            Future<Void> done = Future.succeededFuture();
            for (String customerId : due) {
                done = done.compose(before -> state(customerId)).mapEmpty();
            }
            return done;
        });
    }

    @Override
    public Future<HostedPage> portal(String customerId, String returnUrl) {
        return Future.succeededFuture(
                new HostedPage(customerId, returnUrl, clock.instant().plus(PAGE_LIFE)));
    }

    @Override
    public Future<Preview> preview(Command.ChangePlan change) {
        return on(
                change.customerId(),
                (session, now) -> Proration.of(
                        session.account()
                                .live()
                                .orElseThrow(() -> new ProviderFailure(Kind.REFUSED, "the subscription has ended")),
                        change.price(),
                        now));
    }

    @Override
    public Future<Void> deleteCustomer(String customerId) {
        return ledger.close(customerId);
    }

    @Override
    public Future<Void> report(UsageReport report) {
        return Future.succeededFuture();
    }

    @Override
    public Future<CustomerPage> customers(@Nullable String after) {
        return ledger.all(after == null ? "" : after, PAGE).map(ids -> new CustomerPage(ids, ids.size() < PAGE));
    }

    private HostedPage hosted(LocalPage page) {
        return new HostedPage(page.id(), pages + "/" + page.id(), page.expiresAt());
    }

    /** A page says whose it is; nobody can guess the rest of its name. */
    private static String customerOf(String pageId) {
        int dot = pageId.indexOf('.');
        return dot < 0 ? "" : pageId.substring(0, dot);
    }

    private <T> Future<T> on(String customerId, BiFunction<LocalSession, Instant, T> work) {
        return ledger.step(customerId, books -> step(books, work))
                .map(found -> found.orElseThrow(() -> new ProviderFailure(Kind.REFUSED, "there is no such customer")));
    }

    private <T> LocalLedger.Step<T> step(LocalBooks books, BiFunction<LocalSession, Instant, T> work) {
        var session = new LocalSession(books);
        Instant now = session.open(clock.instant());
        T answer = work.apply(session, now);
        return new LocalLedger.Step<>(session.close(), session.dueInMillis(clock.instant()), answer);
    }
}
