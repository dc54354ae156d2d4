package io.tradesense.trading.currencies.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.currencies.domain.AllSettings;
import io.tradesense.trading.currencies.domain.Converted;
import io.tradesense.trading.currencies.domain.Flow;
import io.tradesense.trading.currencies.domain.Rate;
import io.tradesense.trading.currencies.domain.Rates;
import io.tradesense.trading.currencies.domain.Settings;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /trades/{tradeId}/currencies}: a trade's result in its own, its account's and its owner's currency. */
public final class ConvertedRoutes {
    private final Trades trades;
    private final Accounts accounts;
    private final AllSettings settings;
    private final Rates rates;

    public ConvertedRoutes(Trades trades, Accounts accounts, AllSettings settings, Rates rates) {
        this.trades = trades;
        this.accounts = accounts;
        this.settings = settings;
        this.rates = rates;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getTradeInCurrencies", this::get);
    }

    private Future<Reply> get(ContractRequest request) {
        UUID userId = request.userId();
        return trades.findWhole(userId, request.id("tradeId"))
                .compose(trade -> settings.of(userId)
                        .compose(set -> accounts.find(userId, trade.trade().accountId())
                                .compose(account -> reply(userId, trade, set, account.currency()))));
    }

    private Future<Reply> reply(UUID userId, Trades.Detailed trade, Settings set, String accountCurrency) {
        String own = trade.trade().instrument().currency();
        return in(userId, trade, set, own)
                .compose(inOwn -> in(userId, trade, set, accountCurrency)
                        .compose(inAccount -> in(userId, trade, set, set.baseCurrency())
                                .map(inBase -> Reply.ok(new JsonObject()
                                        .put("tradeId", trade.trade().id().toString())
                                        .put("trade", inOwn)
                                        .put("account", inAccount)
                                        .put("base", inBase)))));
    }

    private Future<JsonObject> in(UUID userId, Trades.Detailed trade, Settings set, String currency) {
        if (trade.trade().closedAt() == null) {
            return Future.succeededFuture(unknown(currency, "the trade is open"));
        }
        var flows = Flow.of(trade, set.timezone());
        Set<LocalDate> days = flows.stream().map(Flow::day).collect(Collectors.toCollection(TreeSet::new));
        var pair = new Rates.Pair(trade.trade().instrument().currency(), currency);
        return rates(userId, pair, days).map(found -> written(pair, flows, days, found));
    }

    private Future<Map<LocalDate, Rate>> rates(UUID userId, Rates.Pair pair, Set<LocalDate> days) {
        if (!pair.from().equals(pair.to())) return rates.of(userId, pair, days);
        return Future.succeededFuture(days.stream()
                .collect(Collectors.toMap(day -> day, day -> new Rate(day, BigDecimal.ONE, "SAME"))));
    }

    private static JsonObject written(
            Rates.Pair pair, List<Flow> flows, Set<LocalDate> days, Map<LocalDate, Rate> found) {
        Set<LocalDate> missing = new TreeSet<>(days);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            return unknown(
                    pair.to(),
                    "no rate of " + pair.from() + " in " + pair.to() + " is known for "
                            + missing.iterator().next() + ": state it with PUT /portfolio/rates");
        }
        Map<LocalDate, BigDecimal> values = new HashMap<>();
        found.forEach((day, rate) -> values.put(day, rate.value()));
        var closedOn = flows.get(flows.size() - 1).day();
        var converted = Converted.of(flows, closedOn, values);
        return new JsonObject()
                .put("currency", pair.to())
                .put("netPnl", plain(converted.net()))
                .put("pricePart", plain(converted.pricePart()))
                .put("currencyPart", plain(converted.currencyPart()))
                .put("rateAtClose", plain(values.getOrDefault(closedOn, BigDecimal.ONE)))
                .put("reason", null);
    }

    private static JsonObject unknown(String currency, String reason) {
        return new JsonObject()
                .put("currency", currency)
                .put("netPnl", null)
                .put("pricePart", null)
                .put("currencyPart", null)
                .put("rateAtClose", null)
                .put("reason", reason);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
