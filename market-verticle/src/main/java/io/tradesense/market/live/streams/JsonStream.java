package io.tradesense.market.live.streams;

import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the streams have in common: JSON, of which nothing is believed that does not look as documented. */
abstract class JsonStream implements StreamProtocol {
    private static final BigDecimal HIGHEST = new BigDecimal("1e12");
    private final String name;
    private final AssetKind kind;
    private final URI address;

    JsonStream(String name, AssetKind kind, URI address) {
        this.name = name;
        this.kind = kind;
        this.address = address;
    }

    /** The trades in a decoded message; may throw whatever reading something unexpected throws. */
    abstract List<Trade> trades(Object message);

    /** Whether a decoded message welcomes; of use where there are greetings. */
    boolean welcomes(Object message) {
        return false;
    }

    abstract List<String> asked(boolean more, List<String> symbols);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final AssetKind kind() {
        return kind;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public List<String> greetings() {
        return List.of();
    }

    @Override
    public String written(Instrument symbol) {
        return symbol.symbol();
    }

    @Override
    public final List<String> subscribe(Collection<Instrument> symbols) {
        return asked(true, symbols.stream().map(this::written).toList());
    }

    @Override
    public final List<String> unsubscribe(Collection<Instrument> symbols) {
        return asked(false, symbols.stream().map(this::written).toList());
    }

    @Override
    public final boolean isWelcome(String message) {
        try {
            return welcomes(Json.decodeValue(message));
        } catch (DecodeException | ClassCastException | NullPointerException unreadable) {
            return false;
        }
    }

    @Override
    public final List<Trade> read(String message) {
        try {
            return trades(Json.decodeValue(message));
        } catch (DecodeException
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException
                | DateTimeException unreadable) {
            return List.of();
        }
    }

    static Trade trade(@Nullable String symbol, @Nullable Object price, Instant at) {
        if (symbol == null || price == null) {
            throw new IllegalArgumentException("no trade without symbol and price");
        }
        var exact = new BigDecimal(price.toString());
        if (exact.signum() <= 0 || exact.compareTo(HIGHEST) >= 0) {
            throw new IllegalArgumentException("no price");
        }
        return new Trade(symbol, exact, at);
    }

    static URI withQuery(URI address, String name, String value) {
        return URI.create(address + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
