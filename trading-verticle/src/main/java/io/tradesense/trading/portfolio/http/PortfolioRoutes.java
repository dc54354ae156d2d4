package io.tradesense.trading.portfolio.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.portfolio.domain.Allocation;
import io.tradesense.trading.portfolio.domain.LivePortfolios;
import io.tradesense.trading.portfolio.domain.Portfolio;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** {@code /portfolio}. */
public final class PortfolioRoutes {
    private final LivePortfolios portfolios;

    public PortfolioRoutes(LivePortfolios portfolios) {
        this.portfolios = portfolios;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getPortfolio", this::get);
    }

    private Future<Reply> get(ContractRequest request) {
        return portfolios
                .of(request.userId())
                .map(portfolio -> Reply.ok(new JsonObject()
                        .put("positions", all(portfolio.positions(), PortfolioRoutes::position))
                        .put("accounts", all(portfolio.accounts(), PortfolioRoutes::inAccount))
                        .put("totals", all(portfolio.totals(), PortfolioRoutes::total))
                        .put("allocation", allocation(portfolio.allocation()))));
    }

    private static <T> JsonArray all(List<T> parts, Function<T, JsonObject> write) {
        return new JsonArray(parts.stream().map(write).toList());
    }

    private static JsonObject position(Portfolio.Position position) {
        return new JsonObject()
                .put("accountId", position.accountId().toString())
                .put("tradeId", position.tradeId().toString())
                .put("symbol", position.instrument().symbol())
                .put("assetClass", position.instrument().assetClass().name())
                .put("currency", position.instrument().currency())
                .put("multiplier", position.instrument().multiplier().toPlainString())
                .put("side", position.direction().name())
                .put("quantity", position.quantity().toPlainString())
                .put("averagePrice", position.averagePrice().toPlainString())
                .put("costBasis", position.openCost().toPlainString())
                .put("price", position.price().value().toPlainString())
                .put("priceSource", position.price().source().name())
                .put("asOf", position.price().asOf().toString())
                .put("stale", position.price().stale())
                .put("simulated", position.price().simulated())
                .put("marketValue", position.marketValue().toPlainString())
                .put("unrealisedPnl", position.unrealisedPnl().toPlainString());
    }

    private static JsonObject inAccount(Portfolio.InAccount account) {
        return new JsonObject()
                .put("accountId", account.accountId().toString())
                .put("currency", account.currency())
                .put("cash", account.cash().toPlainString())
                .put("realisedPnl", account.realisedPnl().toPlainString())
                .put("unrealisedPnl", account.unrealisedPnl().toPlainString())
                .put("fees", account.fees().toPlainString())
                .put("dividends", account.booked().dividends().toPlainString())
                .put("interest", account.booked().interest().toPlainString())
                .put("otherFees", account.booked().fees().negate().toPlainString())
                .put("result", account.result().toPlainString())
                .put("equity", account.equity().toPlainString())
                .put("stale", account.stale())
                .put("simulated", account.simulated());
    }

    private static JsonObject total(Portfolio.Total total) {
        return new JsonObject()
                .put("currency", total.currency())
                .put("cash", total.cash().toPlainString())
                .put("realisedPnl", total.realisedPnl().toPlainString())
                .put("unrealisedPnl", total.unrealisedPnl().toPlainString())
                .put("fees", total.fees().toPlainString())
                .put("dividends", total.booked().dividends().toPlainString())
                .put("interest", total.booked().interest().toPlainString())
                .put("otherFees", total.booked().fees().negate().toPlainString())
                .put("result", total.result().toPlainString())
                .put("equity", total.equity().toPlainString())
                .put("stale", total.stale())
                .put("simulated", total.simulated());
    }

    private static JsonObject allocation(Allocation allocation) {
        return new JsonObject()
                .put("bySymbol", all(allocation.bySymbol(), PortfolioRoutes::slice))
                .put("byAssetClass", all(allocation.byAssetClass(), PortfolioRoutes::slice))
                .put("byCurrency", all(allocation.byCurrency(), PortfolioRoutes::slice));
    }

    private static JsonObject slice(Allocation.Slice slice) {
        var share = slice.share();
        return new JsonObject()
                .put("key", slice.key())
                .put("currency", slice.currency())
                .put("value", slice.value().toPlainString())
                .put("share", share == null ? null : share.doubleValue());
    }
}
