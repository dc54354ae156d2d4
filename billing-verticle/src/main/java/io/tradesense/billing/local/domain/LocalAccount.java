package io.tradesense.billing.local.domain;

import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.catalogue.domain.Price;
import io.tradesense.billing.provider.domain.CustomerState;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One customer's books while they are open: what passes with time, and how payments go. Times are the customer's. */
final class LocalAccount {
    /** After each failed attempt; after the last the subscription ends. */
    private static final List<Duration> NEXT_ATTEMPT =
            List.of(Duration.ofDays(3), Duration.ofDays(5), Duration.ofDays(7));

    final List<InvoiceState> invoices;
    private final List<SubscriptionState> subscriptions;
    private final LocalBooks books;
    private final boolean declines;
    private BigDecimal credit;

    LocalAccount(LocalBooks books, boolean declines) {
        this.books = books;
        this.declines = declines;
        this.credit = books.credit();
        this.subscriptions = new ArrayList<>(books.subscriptions());
        this.invoices = new ArrayList<>(books.invoices());
    }

    /** The books as they are now, with everything else as it was. */
    LocalBooks close() {
        return new LocalBooks(
                books.customerId(),
                books.userId(),
                books.ahead(),
                declines,
                credit,
                subscriptions,
                invoices,
                books.pages(),
                books.answered());
    }

    Optional<SubscriptionState> live() {
        return subscriptions.stream().filter(each -> each.status().isLive()).findFirst();
    }

    CustomerState state(Instant now) {
        return new CustomerState(books.customerId(), now, subscriptions, invoices);
    }

    /** When something happens by itself next; null where nothing will. */
    @Nullable
    Instant next() {
        return live().map(live -> {
                    Instant attempt = retried().map(InvoiceState::nextAttemptAt).orElse(null);
                    return attempt != null && attempt.isBefore(live.periodEnd()) ? attempt : live.periodEnd();
                })
                .orElse(null);
    }

    /** Lets everything happen that is due, in its order. */
    void passTo(Instant now) {
        for (Instant at = next(); at != null && !at.isAfter(now); at = next()) {
            SubscriptionState live = live().orElseThrow();
            if (at.isBefore(live.periodEnd())) {
                attempt(retried().orElseThrow(), at);
            } else {
                endPeriod(live, at);
            }
        }
    }

    /** Begins a subscription; its first payment, if one is due, must succeed. */
    boolean subscribe(LocalPage page, Instant now) {
        boolean trial = page.trialDays() > 0;
        if (!trial && declines) {
            return false;
        }
        Price price = page.price();
        Instant end = trial ? now.plus(Duration.ofDays(page.trialDays())) : after(now, price.interval());
        var begun = new SubscriptionState(
                books.customerId() + "_sub_" + (subscriptions.size() + 1),
                price.planId(),
                price.interval(),
                price.amount(),
                price.currency(),
                page.percentOff(),
                page.coupon(),
                trial ? Status.TRIALING : Status.ACTIVE,
                now,
                end,
                trial ? end : null,
                null,
                now,
                null);
        subscriptions.add(begun);
        if (!trial) {
            attempt(invoice(begun, Proration.reduced(begun.amount(), begun), now), now);
        }
        return true;
    }

    /** Charges or credits the balance of a change; false where it had to be paid and could not be. */
    boolean change(SubscriptionState live, Price to, Instant at, Instant now) {
        BigDecimal balance = Proration.balance(Proration.of(live, to, at));
        if (balance.signum() > 0 && declines) {
            return false;
        }
        boolean newPeriod = live.status() != Status.TRIALING && to.interval() != live.interval();
        SubscriptionState changed = LocalChange.price(live, to, newPeriod ? now : null);
        keep(changed);
        if (balance.signum() > 0) {
            attempt(invoice(changed, balance, now), now);
        } else {
            credit = credit.subtract(balance);
        }
        return true;
    }

    void payWhatIsOwed(Instant now) {
        for (var owed = retried(); owed.isPresent() && !declines; owed = retried()) {
            attempt(owed.get(), now);
        }
    }

    void keep(SubscriptionState changed) {
        subscriptions.replaceAll(each -> each.id().equals(changed.id()) ? changed : each);
    }

    private void endPeriod(SubscriptionState live, Instant at) {
        Instant cancelAt = live.cancelAt();
        if (cancelAt != null && !cancelAt.isAfter(at)) {
            keep(LocalChange.ended(live, at));
            return;
        }
        Status next = live.status() == Status.TRIALING ? Status.ACTIVE : live.status();
        SubscriptionState renewed = LocalChange.period(live, next, at, after(at, live.interval()));
        keep(renewed);
        if (live.status() != Status.PAUSED) {
            attempt(invoice(renewed, Proration.reduced(renewed.amount(), renewed), at), at);
        }
    }

    private InvoiceState invoice(SubscriptionState of, BigDecimal total, Instant at) {
        BigDecimal fromCredit = credit.min(total);
        credit = credit.subtract(fromCredit);
        int number = invoices.size() + 1;
        var invoice = new InvoiceState(
                books.customerId() + "_in_" + number,
                of.id(),
                "LOCAL-%04d".formatted(number),
                InvoiceState.Status.OPEN,
                total,
                total.subtract(fromCredit),
                BigDecimal.ZERO.setScale(2),
                BigDecimal.ZERO.setScale(2),
                of.currency(),
                0,
                null,
                of.periodStart(),
                of.periodEnd(),
                null,
                null,
                at);
        invoices.add(invoice);
        return invoice;
    }

    private void attempt(InvoiceState invoice, Instant at) {
        SubscriptionState of = subscriptions.stream()
                .filter(each -> each.id().equals(invoice.subscriptionId()))
                .findFirst()
                .orElseThrow();
        int attempts = invoice.attempts() + 1;
        if (!declines || invoice.due().signum() == 0) {
            keep(LocalChange.paid(invoice, attempts));
            if (of.status() == Status.PAST_DUE && retried().isEmpty()) {
                keep(LocalChange.status(of, Status.ACTIVE));
            }
            return;
        }
        boolean last = attempts > NEXT_ATTEMPT.size();
        keep(LocalChange.unpaid(invoice, attempts, last ? null : at.plus(NEXT_ATTEMPT.get(attempts - 1))));
        keep(last ? LocalChange.ended(of, at) : LocalChange.status(of, Status.PAST_DUE));
    }

    private void keep(InvoiceState changed) {
        invoices.replaceAll(each -> each.id().equals(changed.id()) ? changed : each);
    }

    /** The invoice whose payment is tried again first. */
    private Optional<InvoiceState> retried() {
        return invoices.stream()
                .filter(each -> each.status() == InvoiceState.Status.OPEN && each.nextAttemptAt() != null)
                .min(Comparator.comparing(InvoiceState::nextAttemptAt));
    }

    static Instant after(Instant start, Interval interval) {
        return start.atOffset(ZoneOffset.UTC).plusMonths(interval.months()).toInstant();
    }
}
