package io.tradesense.market.live.streams;

import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How one provider's WebSocket is spoken. */
public interface StreamProtocol {

    /** A trade as it was told; {@code symbol} in the provider's own writing. */
    record Trade(String symbol, BigDecimal price, Instant at) {}

    String name();

    AssetKind kind();

    URI address();

    /** The first messages of a connection, such as the key. Empty where the provider wants none. */
    List<String> greetings();

    /** Whether this message says that the greetings were good; only then may anything be subscribed to. */
    boolean isWelcome(String message);

    List<String> subscribe(Collection<Instrument> symbols);

    List<String> unsubscribe(Collection<Instrument> symbols);

    /** How the provider writes the symbol. */
    String written(Instrument symbol);

    /** The trades in a message; none in one of another kind, or in one that cannot be read. */
    List<Trade> read(String message);
}
