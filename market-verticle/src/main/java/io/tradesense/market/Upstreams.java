package io.tradesense.market;

import io.tradesense.kit.config.Secret;
import io.tradesense.market.live.domain.LiveBoard;
import io.tradesense.market.live.domain.LiveFeed;
import io.tradesense.market.live.http.Upstream;
import io.tradesense.market.live.streams.AlpacaStream;
import io.tradesense.market.live.streams.BinanceStream;
import io.tradesense.market.live.streams.CoinbaseStream;
import io.tradesense.market.live.streams.FinnhubStream;
import io.tradesense.market.live.streams.MassiveStream;
import io.tradesense.market.live.streams.StreamProtocol;
import io.tradesense.market.live.streams.TwelveDataStream;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Connects to the streams of those providers that have one. */
final class Upstreams {
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private Upstreams() {}

    static List<Upstream> start(Vertx vertx, ProviderSettings settings, LiveBoard board, LiveFeed feed) {
        var client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setConnectTimeout(CONNECT_MILLIS).setIdleTimeout(120));
        return settings.accounts().values().stream()
                .map(Upstreams::protocol)
                .flatMap(Optional::stream)
                .map(protocol -> Upstream.start(vertx, protocol, client, board, feed, LOOK))
                .toList();
    }

    private static Optional<StreamProtocol> protocol(ProviderSettings.Account account) {
        String key = account.key().map(Secret::reveal).orElse("");
        String secret = account.secret().map(Secret::reveal).orElse("");
        return account.stream().flatMap(address -> switch (account.name()) {
            case "alpaca" -> Optional.of(new AlpacaStream(address, key, secret));
            case "massive" -> Optional.of(new MassiveStream(address, key));
            case "finnhub" -> Optional.of(new FinnhubStream(address, key));
            case "twelve-data" -> Optional.of(new TwelveDataStream(address, key));
            case "binance" -> Optional.of(new BinanceStream(address));
            case "coinbase" -> Optional.of(new CoinbaseStream(address));
            default -> Optional.empty();
        });
    }
}
