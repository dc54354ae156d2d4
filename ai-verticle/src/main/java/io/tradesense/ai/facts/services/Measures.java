package io.tradesense.ai.facts.services;

import io.tradesense.ai.facts.domain.Figures;
import io.tradesense.ai.facts.domain.Figures.Measured;
import io.tradesense.ai.facts.domain.Kind;
import io.tradesense.ai.facts.domain.Metric;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the figures of a JSON answer one by one; what is null or missing is left out. */
final class Measures {
    private final JsonObject json;
    private final String currency;
    private final List<Measured> found = new ArrayList<>();

    Measures(JsonObject json, @Nullable String currency) {
        this.json = json;
        this.currency = currency == null ? "" : currency;
    }

    Measures money(Metric metric, String name, String field) {
        return put(metric, name, Kind.MONEY, field, currency);
    }

    Measures price(Metric metric, String name, String field) {
        return put(metric, name, Kind.PRICE, field, currency);
    }

    Measures percent(Metric metric, String name, String field) {
        return put(metric, name, Kind.PERCENT, field, "");
    }

    /** A field that says 25 for a quarter. */
    Measures hundredths(Metric metric, String name, String field) {
        BigDecimal value = decimal(json.getValue(field));
        if (value != null) {
            found.add(new Measured(metric, name, Kind.PERCENT, value.movePointLeft(2), ""));
        }
        return this;
    }

    Measures count(Metric metric, String name, String field) {
        return put(metric, name, Kind.COUNT, field, "");
    }

    Measures plain(Metric metric, String name, Kind kind, String field) {
        return put(metric, name, kind, field, "");
    }

    Figures from(String source) {
        return new Figures(source, found);
    }

    private Measures put(Metric metric, String name, Kind kind, String field, String unit) {
        BigDecimal value = decimal(json.getValue(field));
        if (value != null) {
            found.add(new Measured(metric, name, kind, value, unit));
        }
        return this;
    }

    static @Nullable BigDecimal decimal(@Nullable Object value) {
        if (value instanceof Number || value instanceof String text && !text.isBlank()) {
            return new BigDecimal(value.toString());
        }
        return null;
    }
}
