package io.tradesense.ai.facts.services;

import io.tradesense.ai.facts.domain.Asked;
import io.tradesense.ai.facts.domain.Asker;
import io.tradesense.ai.facts.domain.Cell;
import io.tradesense.ai.facts.domain.Dimension;
import io.tradesense.ai.facts.domain.Figures;
import io.tradesense.ai.facts.domain.Finding;
import io.tradesense.ai.facts.domain.Holdings;
import io.tradesense.ai.facts.domain.Note;
import io.tradesense.ai.facts.domain.Sources;
import io.tradesense.ai.facts.domain.TradeFigures;
import io.tradesense.ai.facts.domain.TradeFilter;
import io.tradesense.kit.client.ServiceClient;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The other services' own APIs. */
public final class ServiceSources implements Sources {
    private static final String ANALYTICS = "analytics";
    private static final String TRADING = "trading";
    private final Questions questions;

    public ServiceSources(ServiceClient services) {
        this.questions = new Questions(services);
    }

    @Override
    public Future<Asked<Figures>> performance(Asker asker, TradeFilter filter) {
        String uri = Questions.uri("/performance/summary", filter.forAnalytics());
        return questions.ask(
                asker,
                "performance",
                ANALYTICS,
                uri,
                json -> PerformanceJson.summary(json, ANALYTICS + " " + uri),
                filter.accountId() != null);
    }

    @Override
    public Future<Asked<List<Cell>>> breakdown(Asker asker, Dimension by, TradeFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("by", name(by)));
        parameters.putAll(filter.forAnalytics());
        String uri = Questions.uri("/performance/breakdown", parameters);
        return questions.ask(
                asker,
                "breakdown by " + name(by),
                ANALYTICS,
                uri,
                json -> PerformanceJson.breakdown(json, by, ANALYTICS + " " + uri));
    }

    @Override
    public Future<Asked<List<Finding>>> patterns(Asker asker, TradeFilter filter) {
        String uri = Questions.uri("/patterns", filter.forAnalytics());
        return questions.ask(
                asker, "patterns", ANALYTICS, uri, json -> PerformanceJson.patterns(json, ANALYTICS + " " + uri));
    }

    @Override
    public Future<Asked<List<TradeFigures>>> trades(Asker asker, TradeFilter filter, String sort, int limit) {
        Map<String, String> parameters = filter.shared();
        var zone = ZoneId.of(filter.tz());
        put(parameters, "status", filter.status());
        put(parameters, "minPnl", filter.minPnl());
        put(parameters, "maxPnl", filter.maxPnl());
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        put(parameters, "from", from == null ? null : from.atStartOfDay(zone).toInstant());
        put(
                parameters,
                "to",
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
        if (from != null || to != null) {
            parameters.put("dateBy", "closedAt");
        }
        parameters.put("sort", sort);
        parameters.put("limit", String.valueOf(limit));
        String uri = Questions.uri("/trades", parameters);
        return questions.ask(asker, "trades", TRADING, uri, json -> TradeJson.trades(json, TRADING + " " + uri));
    }

    @Override
    public Future<TradeFigures> trade(Asker asker, UUID tradeId) {
        String uri = "/trades/" + tradeId;
        return questions.get(asker, TRADING, uri).map(json -> TradeJson.trade(json, TRADING + " " + uri));
    }

    @Override
    public Future<Asked<Holdings>> portfolio(Asker asker) {
        return questions.ask(
                asker, "portfolio", TRADING, "/portfolio", json -> TradeJson.portfolio(json, TRADING + " /portfolio"));
    }

    @Override
    public Future<Asked<List<Note>>> journal(
            Asker asker, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String words, int limit) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "q", words);
        parameters.put("limit", String.valueOf(limit));
        return questions.ask(
                asker, "journal", TRADING, Questions.uri("/journal/entries", parameters), TradeJson::notes);
    }

    @Override
    public Future<Asked<List<Note>>> journalOf(Asker asker, UUID tradeId) {
        String uri = Questions.uri("/journal/entries", Map.of("tradeId", tradeId.toString()));
        return questions.ask(asker, "journal", TRADING, uri, TradeJson::notes);
    }

    @Override
    public Future<Note> entry(Asker asker, UUID entryId) {
        return questions
                .get(asker, TRADING, "/journal/entries/" + entryId)
                .map(json -> TradeJson.note(json, json.getString("body", "")));
    }

    @Override
    public Future<Asked<List<Holdings.Held>>> quotes(Asker asker, List<String> symbols) {
        String uri = "/quotes?symbols=" + Questions.encode(String.join(",", symbols));
        return questions.ask(asker, "quotes", "market", uri, json -> TradeJson.quotes(json, "market " + uri));
    }

    @Override
    public Future<Asked<List<String>>> names(Asker asker) {
        var user = questions.ask(asker, "names", "auth", "/auth/users/me", ServiceSources::namesOfUser);
        var accounts = questions.ask(
                asker, "names", TRADING, "/portfolio/accounts?limit=200", ServiceSources::namesOfAccounts);
        return Future.all(user, accounts).map(both -> {
            if (user.result().answer().isEmpty() || accounts.result().answer().isEmpty()) {
                return Asked.unanswered(
                        "names", user.result().why() + accounts.result().why());
            }
            List<String> names = new ArrayList<>(user.result().answer().get());
            names.addAll(accounts.result().answer().get());
            return Asked.answered("names", List.copyOf(names));
        });
    }

    private static List<String> namesOfUser(JsonObject user) {
        return List.of(user.getString("name", ""), user.getString("email", ""));
    }

    private static List<String> namesOfAccounts(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("name", ""))
                .toList();
    }

    private static String name(Dimension by) {
        return switch (by) {
            case SYMBOL -> "symbol";
            case SIDE -> "side";
            case SETUP -> "setup";
            case TAG -> "tag";
            case WEEKDAY -> "weekday";
            case HOUR -> "hour";
            case MONTH -> "month";
            case ASSET_CLASS -> "assetClass";
            case HOLDING_TIME -> "holdingTime";
        };
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
