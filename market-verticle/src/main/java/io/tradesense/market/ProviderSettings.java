package io.tradesense.market;

import io.tradesense.kit.config.Secret;
import io.tradesense.kit.config.Settings;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.Limits;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which providers there are, in which order they are asked, and what was bought of each.
 *
 * @param accounts by name, those that can be used: they need no key, or have one
 * @param order of names, by capability
 */
record ProviderSettings(Map<String, Account> accounts, Map<Capability, List<String>> order) {
    private static final String NO_STREAM = "none";
    private static final List<Default> KNOWN = List.of(
            new Default(
                    "alpaca",
                    "https://data.alpaca.markets",
                    "wss://stream.data.alpaca.markets/v2/",
                    true,
                    new Limits(200, 0, 1)),
            new Default(
                    "massive", "https://api.massive.com", "wss://socket.massive.com/stocks", true, new Limits(5, 0, 1)),
            new Default("finnhub", "https://finnhub.io", "wss://ws.finnhub.io", true, new Limits(60, 0, 1)),
            new Default(
                    "twelve-data",
                    "https://api.twelvedata.com",
                    "wss://ws.twelvedata.com/v1/quotes/price",
                    true,
                    new Limits(8, 800, 1)),
            new Default("alpha-vantage", "https://www.alphavantage.co", NO_STREAM, true, new Limits(5, 25, 1)),
            new Default(
                    "binance",
                    "https://api.binance.com",
                    "wss://stream.binance.com:9443/ws",
                    false,
                    new Limits(1_200, 0, 1)),
            new Default(
                    "coinbase",
                    "https://api.exchange.coinbase.com",
                    "wss://ws-feed.exchange.coinbase.com",
                    false,
                    new Limits(300, 0, 1)),
            new Default("ecb", "https://www.ecb.europa.eu", NO_STREAM, false, new Limits(0, 0, 1)));

    /**
     * One provider as it was bought.
     *
     * @param key empty where none is needed
     * @param secret Alpaca's second half
     * @param feed Alpaca's
     * @param stream where it streams from; empty where it has no stream, or is not asked to
     */
    record Account(
            String name,
            URI url,
            Optional<Secret> key,
            Optional<Secret> secret,
            String feed,
            Optional<URI> stream,
            Limits limits) {}

    private record Default(String name, String url, String stream, boolean keyed, Limits limits) {}

    static ProviderSettings of(Settings settings) {
        List<String> names = KNOWN.stream().map(Default::name).toList();
        List<String> asked = known("MARKET_PROVIDERS", settings, names, names);
        Map<String, Account> accounts = new LinkedHashMap<>();
        KNOWN.stream()
                .filter(each -> asked.contains(each.name()))
                .map(each -> account(each, settings))
                .filter(account -> account.key().isPresent() || !isKeyed(account.name()))
                .forEach(account -> accounts.put(account.name(), account));
        Map<Capability, List<String>> order = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            order.put(capability, known("MARKET_PROVIDERS_" + capability, settings, asked, names));
        }
        return new ProviderSettings(accounts, order);
    }

    private static Account account(Default known, Settings settings) {
        String prefix = "MARKET_" + known.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_";
        String feed = settings.text(prefix + "FEED", "iex");
        return new Account(
                known.name(),
                uri(prefix + "URL", settings, known.url(), "http"),
                settings.optionalSecret(prefix + "KEY"),
                settings.optionalSecret(prefix + "SECRET"),
                feed,
                stream(prefix + "STREAM_URL", settings, known, feed),
                new Limits(
                        settings.integer(prefix + "PER_MINUTE", known.limits().perMinute(), 0, 1_000_000),
                        settings.integer(prefix + "PER_DAY", known.limits().perDay(), 0, 1_000_000_000),
                        settings.integer(prefix + "CALL_COST", known.limits().callCost(), 1, 1_000)));
    }

    /** Alpaca's address ends in the feed, as its plan has it. */
    private static Optional<URI> stream(String name, Settings settings, Default known, String feed) {
        String usual = known.name().equals("alpaca") ? known.stream() + feed : known.stream();
        return settings.text(name, usual).equals(NO_STREAM)
                ? Optional.empty()
                : Optional.of(uri(name, settings, usual, "ws"));
    }

    private static URI uri(String name, Settings settings, String fallback, String scheme) {
        String text = settings.text(name, fallback);
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null
                    && (uri.getScheme().equals(scheme) || uri.getScheme().equals(scheme + "s"))) {
                return uri;
            }
        } catch (IllegalArgumentException unreadable) {
            // Falls through to the one note.
        }
        settings.note(name, "must be an address like " + scheme + "s://host");
        return URI.create("http://invalid");
    }

    /** {@code none} names nobody. */
    private static List<String> known(String name, Settings settings, List<String> fallback, List<String> names) {
        List<String> given = settings.list(name, fallback);
        if (given.equals(List.of("none"))) {
            return List.of();
        }
        given.stream()
                .filter(each -> !names.contains(each))
                .forEach(each -> settings.note(name, "names an unknown provider: it knows " + names));
        return given;
    }

    private static boolean isKeyed(String name) {
        return KNOWN.stream().anyMatch(each -> each.name().equals(name) && each.keyed());
    }
}
