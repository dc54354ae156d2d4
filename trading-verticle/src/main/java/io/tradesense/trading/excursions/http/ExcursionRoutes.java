package io.tradesense.trading.excursions.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.excursions.domain.ExcursionBook;
import io.tradesense.trading.excursions.domain.ExcursionBook.Found;
import io.tradesense.trading.excursions.domain.ExcursionBook.Shown;
import io.tradesense.trading.excursions.domain.ExcursionBook.Status;
import io.tradesense.trading.excursions.domain.Excursions.Bounds;
import io.tradesense.trading.excursions.domain.Excursions.Extremes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code /trades/{tradeId}/excursions}. */
public final class ExcursionRoutes {
    /** A market that had no real prices is not asked again at every look. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final ExcursionBook book;
    private final Clock clock;

    public ExcursionRoutes(ExcursionBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getExcursions", this::get);
    }

    private Future<Reply> get(ContractRequest request) {
        return book.of(request.userId(), request.id("tradeId"))
                .compose(this::refresh)
                .map(shown -> Reply.ok(write(shown)));
    }

    /** Who looks may have brought candles of their own meanwhile: the trade is looked at again soon. */
    private Future<Shown> refresh(Shown shown) {
        var now = clock.instant();
        var found = shown.found();
        return found == null
                        || found.status() == Status.KNOWN
                        || found.computedAt().isAfter(now.minus(REST))
                ? Future.succeededFuture(shown)
                : book.lookAgain(shown.tradeId(), now).map(shown);
    }

    private static JsonObject write(Shown shown) {
        var found = shown.found();
        var json = new JsonObject().put("tradeId", shown.tradeId().toString());
        if (found == null) {
            return figures(
                    json.put("status", Status.PENDING.name())
                            .putNull("source")
                            .putNull("interval")
                            .putNull("computedAt"),
                    null,
                    null);
        }
        return figures(
                json.put("status", found.status().name())
                        .put("source", found.source())
                        .put("interval", found.resolution().word())
                        .put("computedAt", found.computedAt().toString()),
                found,
                shown.riskAmount());
    }

    private static JsonObject figures(JsonObject json, @Nullable Found found, @Nullable BigDecimal risk) {
        var excursions = found == null ? null : found.excursions();
        return json.put("price", excursions == null ? null : extremes(excursions.price()))
                .put("position", excursions == null ? null : extremes(excursions.position()))
                .put("inR", excursions == null || risk == null ? null : inR(excursions.position(), risk));
    }

    private static JsonObject extremes(Extremes extremes) {
        return new JsonObject().put("mae", bounds(extremes.mae())).put("mfe", bounds(extremes.mfe()));
    }

    private static JsonObject bounds(Bounds bounds) {
        return new JsonObject().put("low", plain(bounds.low())).put("high", plain(bounds.high()));
    }

    private static JsonObject inR(Extremes position, BigDecimal risk) {
        return new JsonObject().put("mae", ratios(position.mae(), risk)).put("mfe", ratios(position.mfe(), risk));
    }

    private static JsonObject ratios(Bounds bounds, BigDecimal risk) {
        return new JsonObject().put("low", ratio(bounds.low(), risk)).put("high", ratio(bounds.high(), risk));
    }

    private static double ratio(BigDecimal amount, BigDecimal risk) {
        return amount.divide(risk, MathContext.DECIMAL64).doubleValue();
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
