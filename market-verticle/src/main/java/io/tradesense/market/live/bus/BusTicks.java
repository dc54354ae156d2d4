package io.tradesense.market.live.bus;

import io.tradesense.contracts.QuoteTicked;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.EventChannel;
import io.tradesense.kit.events.FeedPosition;
import io.tradesense.market.quotes.domain.Quote;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells others of prices. Not by the outbox: a tick that is missed is made good by the next one. */
public final class BusTicks {
    private static final Logger log = LoggerFactory.getLogger(BusTicks.class);
    private final EventChannel channel;
    private final Clock clock;

    public BusTicks(EventChannel channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    public void ticked(Quote quote) {
        var tick = new QuoteTicked(
                quote.symbol(), quote.price(), quote.currency(), quote.asOf(), quote.source(), quote.simulated());
        channel.publish(new Event(
                        UUID.randomUUID(),
                        QuoteTicked.TYPE,
                        "market",
                        quote.symbol(),
                        clock.instant(),
                        "",
                        FeedPosition.START,
                        tick.toJson()))
                .onFailure(failure -> log.debug("a tick was not told: {}", failure.toString()));
    }
}
