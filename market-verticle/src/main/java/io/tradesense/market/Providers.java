package io.tradesense.market;

import io.tradesense.kit.config.Secret;
import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.Ledger;
import io.tradesense.market.providers.domain.Provider;
import io.tradesense.market.providers.domain.ProviderChain;
import io.tradesense.market.providers.domain.ProviderGate;
import io.tradesense.market.providers.ecb.EuropeanCentralBank;
import io.tradesense.market.providers.http.Alpaca;
import io.tradesense.market.providers.http.AlphaVantage;
import io.tradesense.market.providers.http.Binance;
import io.tradesense.market.providers.http.Coinbase;
import io.tradesense.market.providers.http.Finnhub;
import io.tradesense.market.providers.http.Massive;
import io.tradesense.market.providers.http.Plan;
import io.tradesense.market.providers.http.ProviderHttp;
import io.tradesense.market.providers.http.TwelveData;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes the adapters there are accounts for, and puts them in order. */
final class Providers {
    private static final int CONNECTIONS = 16;
    private static final int WAITING = 500;
    private static final Duration RECENT_RATES = Duration.ofMillis(500);
    private static final Set<Capability> ALL = EnumSet.allOf(Capability.class);
    private static final Set<Capability> NO_INTRADAY = EnumSet.of(Capability.QUOTES, Capability.DAILY);
    private final Vertx vertx;
    private final HttpClient client;
    private final Clock clock;
    private Future<Void> loaded = Future.succeededFuture();

    Providers(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDecompressionSupported(true)
                        .setKeepAliveTimeout(30)
                        .setIdleTimeout(30),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    }

    ProviderChain chain(ProviderSettings settings, Ledger ledger) {
        Map<String, ProviderGate> gates = new LinkedHashMap<>();
        settings.accounts().forEach((name, account) -> gates.put(name, new ProviderGate(provider(account))));
        Map<Capability, List<ProviderGate>> order = new EnumMap<>(Capability.class);
        settings.order()
                .forEach((capability, names) -> order.put(
                        capability,
                        names.stream().map(gates::get).filter(Objects::nonNull).toList()));
        return new ProviderChain(order, ledger, clock);
    }

    /** When all that was made is ready to be asked. */
    Future<Void> loaded() {
        return loaded;
    }

    private Provider provider(ProviderSettings.Account account) {
        String key = account.key().map(Secret::reveal).orElse("");
        return switch (account.name()) {
            case "alpaca" ->
                new Alpaca(
                        plan(account, AssetKind.EQUITY, ALL),
                        http(
                                account,
                                Map.of(
                                        "APCA-API-KEY-ID",
                                        key,
                                        "APCA-API-SECRET-KEY",
                                        account.secret().map(Secret::reveal).orElse(""))),
                        account.feed());
            case "massive" -> new Massive(plan(account, AssetKind.EQUITY, ALL), http(account, Map.of()), key);
            case "finnhub" -> new Finnhub(plan(account, AssetKind.EQUITY, ALL), http(account, Map.of()), key);
            case "twelve-data" -> new TwelveData(plan(account, AssetKind.EQUITY, ALL), http(account, Map.of()), key);
            case "alpha-vantage" ->
                new AlphaVantage(plan(account, AssetKind.EQUITY, NO_INTRADAY), http(account, Map.of()), key);
            case "binance" -> new Binance(plan(account, AssetKind.CRYPTO, ALL), http(account, Map.of()));
            case "coinbase" -> new Coinbase(plan(account, AssetKind.CRYPTO, ALL), http(account, Map.of()));
            case "ecb" -> {
                var http = http(account, Map.of());
                var bank = new EuropeanCentralBank(
                        vertx, () -> http.body(EuropeanCentralBank.RECENT, RECENT_RATES), clock);
                loaded = bank.load();
                yield bank;
            }
            default -> throw new IllegalStateException("no adapter for " + account.name());
        };
    }

    private static Plan plan(ProviderSettings.Account account, AssetKind kind, Set<Capability> capabilities) {
        return new Plan(
                account.name(),
                kind,
                capabilities,
                account.limits(),
                account.key().isPresent());
    }

    private ProviderHttp http(ProviderSettings.Account account, Map<String, String> headers) {
        return new ProviderHttp(client, account.url(), headers, clock);
    }
}
