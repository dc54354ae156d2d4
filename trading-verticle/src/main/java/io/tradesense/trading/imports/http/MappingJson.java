package io.tradesense.trading.imports.http;

import io.tradesense.kit.Fault;
import io.tradesense.trading.imports.domain.ColumnMapping;
import io.tradesense.trading.imports.domain.ColumnMapping.Field;
import io.tradesense.trading.imports.domain.Mappings.Mapping;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wire form of a column mapping: {@code {"name":…, "columns":{"symbol":"Ticker", …}, "decimals":…, "dates":…}}. */
final class MappingJson {
    private static final Map<Field, String> NAMES = names();

    private MappingJson() {}

    /** @throws Fault INVALID where a column is missing without which nothing can be read, or a heading is there twice */
    static ColumnMapping read(JsonObject body) {
        var stated = body.getJsonObject("columns");
        var columns = new EnumMap<Field, String>(Field.class);
        NAMES.forEach((field, name) -> {
            var heading = stated.getString(name);
            if (heading != null && !heading.isBlank()) {
                columns.put(field, heading.strip());
            }
        });
        check(columns);
        var decimals = body.getString("decimals");
        var dates = body.getString("dates");
        return new ColumnMapping(
                columns,
                decimals == null ? null : ColumnMapping.Decimals.valueOf(decimals),
                dates == null ? null : ColumnMapping.Dates.valueOf(dates));
    }

    static JsonObject write(Mapping mapping) {
        var columns = new JsonObject();
        NAMES.forEach((field, name) -> {
            var heading = mapping.columns().columns().get(field);
            if (heading != null) {
                columns.put(name, heading);
            }
        });
        return new JsonObject()
                .put("id", mapping.id().toString())
                .put("name", mapping.name())
                .put("columns", columns)
                .put("decimals", name(mapping.columns().decimals()))
                .put("dates", name(mapping.columns().dates()))
                .put("createdAt", mapping.createdAt().toString());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static void check(Map<Field, String> columns) {
        List<Fault.At> faults = new ArrayList<>();
        for (var field : List.of(Field.SYMBOL, Field.QUANTITY, Field.PRICE)) {
            if (!columns.containsKey(field)) {
                faults.add(new Fault.At("/columns/" + NAMES.get(field), "is missing"));
            }
        }
        if (!columns.containsKey(Field.EXECUTED_AT) && !columns.containsKey(Field.DATE)) {
            faults.add(new Fault.At("/columns/executedAt", "is missing, and so is date"));
        }
        columns.forEach((field, heading) -> {
            if (columns.values().stream().filter(heading::equalsIgnoreCase).count() > 1) {
                faults.add(new Fault.At("/columns/" + NAMES.get(field), "is the heading of another column too"));
            }
        });
        if (!faults.isEmpty()) {
            throw Fault.invalid(faults);
        }
    }

    private static Map<Field, String> names() {
        var names = new EnumMap<Field, String>(Field.class);
        names.put(Field.SYMBOL, "symbol");
        names.put(Field.SIDE, "side");
        names.put(Field.QUANTITY, "quantity");
        names.put(Field.PRICE, "price");
        names.put(Field.EXECUTED_AT, "executedAt");
        names.put(Field.DATE, "date");
        names.put(Field.TIME, "time");
        names.put(Field.ASSET_CLASS, "assetClass");
        names.put(Field.FEES, "fees");
        names.put(Field.COMMISSION, "commission");
        names.put(Field.CURRENCY, "currency");
        names.put(Field.MULTIPLIER, "multiplier");
        names.put(Field.EXTERNAL_ID, "externalId");
        return names;
    }
}
