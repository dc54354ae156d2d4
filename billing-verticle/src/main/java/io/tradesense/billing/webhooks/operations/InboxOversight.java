package io.tradesense.billing.webhooks.operations;

import io.tradesense.billing.webhooks.domain.Inbox;
import io.tradesense.billing.webhooks.domain.Inbox.Entry;
import io.tradesense.billing.webhooks.domain.Inbox.State;
import io.tradesense.kit.Fault;
import io.tradesense.kit.operations.Consumption;
import io.tradesense.kit.operations.ParkedEvent;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the provider tells, beside the feeds of other services: since when something waits, what is parked, and having it
 * worked off again. The provider's ids are no UUIDs, so an event is known here by one that is made of its id.
 */
public final class InboxOversight implements Consumption {
    private static final int MOST = 500;
    private final Inbox inbox;
    private final String provider;
    private final Runnable waits;
    private volatile @Nullable Instant behindSince;
    private volatile long parked;

    /** @param waits told that an event waits again */
    public InboxOversight(Inbox inbox, String provider, Runnable waits) {
        this.inbox = inbox;
        this.provider = provider;
        this.waits = waits;
    }

    /** Looks again at what waits and what is parked. */
    public Future<Void> turn() {
        return inbox.counts().compose(counts -> {
            parked = counts.getOrDefault(State.PARKED, 0L);
            return inbox.waitingSince()
                    .onSuccess(since -> behindSince = since.orElse(null))
                    .mapEmpty();
        });
    }

    @Override
    public String source() {
        return provider;
    }

    @Override
    public @Nullable Instant behindSince() {
        return behindSince;
    }

    @Override
    public long parked() {
        return parked;
    }

    @Override
    public Future<List<ParkedEvent>> parkedEvents(long after, int limit) {
        return inbox.list(State.PARKED, null, MOST)
                .map(found -> found.stream()
                        .filter(entry -> entry.number() > after)
                        .sorted(Comparator.comparingLong(Entry::number))
                        .limit(limit)
                        .map(this::write)
                        .toList());
    }

    @Override
    public Future<Replay> replay(UUID event) {
        return inbox.list(State.PARKED, null, MOST)
                .compose(found -> found.stream()
                        .map(entry -> entry.event().id())
                        .filter(id -> uuid(id).equals(event))
                        .findFirst()
                        .map(id -> inbox.replay(id, "operator").map(replayed -> {
                            waits.run();
                            return new Replay(1, null);
                        }))
                        .orElseGet(() -> Future.failedFuture(Fault.notFound("parked event"))));
    }

    private ParkedEvent write(Entry entry) {
        return new ParkedEvent(
                entry.number(),
                provider,
                uuid(entry.event().id()),
                String.valueOf(entry.event().customerId()),
                entry.event().type(),
                entry.event().id(),
                entry.event().createdAt(),
                entry.failure(),
                entry.attempts(),
                entry.receivedAt());
    }

    private static UUID uuid(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }
}
