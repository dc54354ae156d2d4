package io.tradesense.market;

import io.tradesense.kit.config.Secret;
import io.tradesense.market.live.domain.LiveBoard;
import io.tradesense.market.live.domain.LiveFeed;
import io.tradesense.market.live.http.StreamProtocol;
import io.tradesense.market.live.http.StreamProtocols;
import io.tradesense.market.live.http.Upstream;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.List;
import java.util.Optional;

/** Connects to the streams of those providers that were given an address for one. */
final class Upstreams {
    private static final int CONNECT_MILLIS = 5_000;

    private Upstreams() {}

    static List<Upstream> start(Vertx vertx, ProviderSettings settings, LiveBoard board, LiveFeed feed) {
        var client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setConnectTimeout(CONNECT_MILLIS).setIdleTimeout(120));
        return settings.accounts().values().stream()
                .map(Upstreams::protocol)
                .flatMap(Optional::stream)
                .map(protocol -> Upstream.start(vertx, protocol, client, board, feed))
                .toList();
    }

    private static Optional<StreamProtocol> protocol(ProviderSettings.Account account) {
        String key = account.key().map(Secret::reveal).orElse("");
        return account.stream().flatMap(address -> switch (account.name()) {
            case "binance" -> Optional.of(StreamProtocols.binance(address));
            case "finnhub" -> Optional.of(StreamProtocols.finnhub(address, key));
            case "alpaca" ->
                Optional.of(StreamProtocols.alpaca(
                        address, key, account.secret().map(Secret::reveal).orElse("")));
            default -> Optional.empty();
        });
    }
}
