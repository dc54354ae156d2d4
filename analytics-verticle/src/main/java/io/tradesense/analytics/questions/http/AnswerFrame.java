package io.tradesense.analytics.questions.http;

import io.tradesense.analytics.questions.domain.Answer;
import io.tradesense.analytics.readmodel.domain.CurrencyCount;
import io.tradesense.analytics.statistics.domain.Interval;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every answer says beside its figures, and how figures are written: amounts of money as text, statistics as
 * numbers, what is undefined as null.
 */
public final class AnswerFrame {

    private AnswerFrame() {}

    public static JsonObject put(JsonObject json, Answer<?> answer) {
        var others = new JsonArray();
        for (CurrencyCount other : answer.otherCurrencies()) {
            others.add(new JsonObject().put("currency", other.currency()).put("trades", other.trades()));
        }
        return json.put("currency", answer.currency())
                .put("otherCurrencies", others)
                .put("startingBalance", text(answer.startingBalance()))
                .put("asOf", Objects.toString(answer.version().asOf(), null))
                .put("dataVersion", answer.version().number());
    }

    public static @Nullable JsonArray interval(@Nullable Interval interval) {
        return interval == null ? null : new JsonArray().add(interval.low()).add(interval.high());
    }

    public static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
