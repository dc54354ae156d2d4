package io.tradesense.trading.imports.http;

import io.tradesense.trading.imports.domain.FormatDescription;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The wire form of what is said of a format. */
final class FormatJson {

    private FormatJson() {}

    static JsonObject write(FormatDescription format) {
        var zone = format.zone();
        return new JsonObject()
                .put("name", format.name())
                .put("title", format.title())
                .put("broker", format.broker())
                .put("fileTypes", new JsonArray(format.fileTypes()))
                .put("times", format.times().name())
                .put("timezone", zone == null ? null : zone.getId())
                .put("needs", format.needs());
    }
}
