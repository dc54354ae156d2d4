package io.tradesense.analytics.performance.http;

import static io.tradesense.analytics.questions.http.AnswerFrame.text;

import io.tradesense.analytics.performance.domain.Distribution;
import io.tradesense.analytics.performance.domain.DrawdownEpisodes;
import io.tradesense.analytics.performance.domain.EquityCurve;
import io.tradesense.analytics.performance.domain.Rolling;
import io.tradesense.analytics.performance.domain.TradingCalendar;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Curves and other series as JSON. */
final class PerformanceJson {

    private PerformanceJson() {}

    static JsonObject equityCurve(EquityCurve curve) {
        var points = new JsonArray();
        for (EquityCurve.Point point : curve.points()) {
            points.add(new JsonObject()
                    .put("at", point.at().toString())
                    .put("equity", text(point.equity()))
                    .put("drawdown", text(point.drawdown()))
                    .put("drawdownPct", point.drawdownPct()));
        }
        return new JsonObject()
                .put("points", points)
                .put("steps", curve.steps())
                .put("thinned", curve.thinned());
    }

    static JsonObject drawdowns(DrawdownEpisodes drawdowns) {
        var items = new JsonArray();
        drawdowns.deepest().forEach(episode -> items.add(episode(episode)));
        return new JsonObject()
                .put("items", items)
                .put("count", drawdowns.count())
                .put("current", episode(drawdowns.current()))
                .put("averageDepth", drawdowns.averageDepth())
                .put("underWater", drawdowns.underWater());
    }

    private static @Nullable JsonObject episode(DrawdownEpisodes.@Nullable Episode episode) {
        if (episode == null) return null;
        return new JsonObject()
                .put("peakAt", Objects.toString(episode.peakAt(), null))
                .put("troughAt", episode.troughAt().toString())
                .put("recoveredAt", Objects.toString(episode.recoveredAt(), null))
                .put("depth", text(episode.depth()))
                .put("depthPct", episode.depthPct())
                .put("trades", episode.trades())
                .put("tradesToTrough", episode.tradesToTrough());
    }

    static JsonObject calendar(TradingCalendar calendar) {
        var items = new JsonArray();
        calendar.periods().forEach(period -> items.add(period(period)));
        return new JsonObject()
                .put("items", items)
                .put("best", period(calendar.best()))
                .put("worst", period(calendar.worst()))
                .put("omitted", calendar.omitted());
    }

    private static @Nullable JsonObject period(TradingCalendar.@Nullable Period period) {
        if (period == null) return null;
        return new JsonObject()
                .put("from", period.from().toString())
                .put("trades", period.trades())
                .put("wins", period.wins())
                .put("losses", period.losses())
                .put("winRate", period.winRate())
                .put("netPnl", text(period.netPnl()))
                .put("fees", text(period.fees()));
    }

    static JsonObject distribution(Distribution distribution) {
        var bins = new JsonArray();
        distribution
                .bins()
                .forEach(bin -> bins.add(new JsonObject()
                        .put("from", bin.from())
                        .put("to", bin.to())
                        .put("count", bin.count())));
        var quantiles = new JsonArray();
        distribution
                .quantiles()
                .forEach(quantile -> quantiles.add(
                        new JsonObject().put("share", quantile.share()).put("value", quantile.value())));
        var moments = distribution.moments();
        return new JsonObject()
                .put("bins", bins)
                .put("quantiles", quantiles)
                .put("count", moments.count())
                .put("mean", moments.count() == 0 ? null : moments.mean())
                .put("deviation", moments.deviation())
                .put("skewness", moments.skewness())
                .put("kurtosis", moments.kurtosis())
                .put("normality", normality(distribution.jarqueBera()));
    }

    private static JsonObject normality(Distribution.@Nullable Normality normality) {
        return new JsonObject()
                .put("statistic", normality == null ? null : normality.statistic())
                .put("pValue", normality == null ? null : normality.pValue());
    }

    static JsonObject rolling(Rolling rolling) {
        var points = new JsonArray();
        rolling.points()
                .forEach(point -> points.add(new JsonObject()
                        .put("at", point.at().toString())
                        .put("expectancy", point.expectancy())
                        .put("winRate", point.winRate())
                        .put("profitFactor", point.profitFactor())
                        .put("sqn", point.sqn())));
        return new JsonObject().put("points", points).put("steps", rolling.steps());
    }
}
