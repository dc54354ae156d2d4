package io.tradesense.billing.reconciliation.domain;

import io.tradesense.billing.mirror.domain.Customers;
import io.tradesense.billing.mirror.domain.Mirror;
import io.tradesense.billing.provider.domain.Provider;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every customer: first at those the provider has and we do not know, then at all of ours. What is otherwise than
 * known is noted, and mended by the look itself.
 */
public final class Reconciliation {
    private static final int NIGHT_HOUR = 3;
    private final Provider provider;
    private final Customers customers;
    private final Mirror mirror;
    private final Runs runs;
    private final Clock clock;

    public Reconciliation(Provider provider, Customers customers, Mirror mirror, Runs runs, Clock clock) {
        this.provider = provider;
        this.customers = customers;
        this.mirror = mirror;
        this.runs = runs;
        this.clock = clock;
    }

    public Future<Void> run(UUID id) {
        return strangers(id, null).compose(done -> ours(id, "")).compose(done -> runs.finish(id));
    }

    /** Runs once a night, after three o'clock UTC. */
    public Future<Void> nightly() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        LocalDate night = now.getHour() < NIGHT_HOUR ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        return runs.beginOf(night).compose(begun -> begun.map(this::run).orElseGet(Future::succeededFuture));
    }

    private Future<Void> strangers(UUID id, @Nullable String after) {
        return provider.customers(after)
                .compose(page -> runs.unknown(page.customerIds())
                        .compose(unknown -> each(id, unknown.iterator()))
                        .compose(done -> page.isLast() || page.customerIds().isEmpty()
                                ? Future.succeededFuture()
                                : strangers(id, last(page.customerIds()))));
    }

    private Future<Void> ours(UUID id, String after) {
        return customers
                .all(after)
                .compose(page -> page.isEmpty()
                        ? Future.succeededFuture()
                        : each(id, page.iterator()).compose(done -> ours(id, last(page))));
    }

    private Future<Void> each(UUID id, Iterator<String> customerIds) {
        if (!customerIds.hasNext()) {
            return Future.succeededFuture();
        }
        String customerId = customerIds.next();
        return mirror.lookAfter(customerId, "reconciliation", null)
                .compose(result -> result.outcome() == Mirror.Outcome.NOT_OURS
                        ? Future.succeededFuture()
                        : runs.note(id, customerId, result.differences(), result.outcome() == Mirror.Outcome.BUSY))
                .recover(failure -> runs.note(id, customerId, List.of(), true))
                .compose(done -> each(id, customerIds));
    }

    private static String last(List<String> all) {
        return all.get(all.size() - 1);
    }
}
