package io.tradesense.trading.imports.pg;

import io.tradesense.trading.imports.domain.ColumnMapping;
import io.tradesense.trading.imports.domain.Mappings.Mapping;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** Column mappings as rows, and as the JSON they are kept in. */
final class MappingRows {
    static final String COLUMNS = "id, user_id, name, definition, created_at";
    private static final String DECIMALS = "decimals";
    private static final String DATES = "dates";
    private static final String HEADINGS = "headings";

    private MappingRows() {}

    static Mapping read(Row row) {
        return new Mapping(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                definition(row.getJsonObject("definition")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    static JsonObject json(ColumnMapping mapping) {
        var headings = new JsonObject();
        mapping.columns().forEach((field, heading) -> headings.put(field.name(), heading));
        var decimals = mapping.decimals();
        var dates = mapping.dates();
        return new JsonObject()
                .put(HEADINGS, headings)
                .put(DECIMALS, decimals == null ? null : decimals.name())
                .put(DATES, dates == null ? null : dates.name());
    }

    static @Nullable ColumnMapping definitionOrNull(@Nullable JsonObject json) {
        return json == null ? null : definition(json);
    }

    private static ColumnMapping definition(JsonObject json) {
        var columns = new EnumMap<ColumnMapping.Field, String>(ColumnMapping.Field.class);
        var headings = json.getJsonObject(HEADINGS);
        headings.fieldNames().forEach(name -> columns.put(ColumnMapping.Field.valueOf(name), headings.getString(name)));
        var decimals = json.getString(DECIMALS);
        var dates = json.getString(DATES);
        return new ColumnMapping(
                columns,
                decimals == null ? null : ColumnMapping.Decimals.valueOf(decimals),
                dates == null ? null : ColumnMapping.Dates.valueOf(dates));
    }
}
