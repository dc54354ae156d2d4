package io.tradesense.trading.imports.http;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.imports.domain.Booking;
import io.tradesense.trading.imports.domain.JudgedRow;
import io.tradesense.trading.imports.domain.OptionEnd;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire form of what became of a row. */
final class JudgedRowJson {

    private JudgedRowJson() {}

    static JsonObject write(JudgedRow row) {
        var execution = row.execution();
        var booking = row.booking();
        var end = row.optionEnd();
        return new JsonObject()
                .put("line", row.line())
                .put("outcome", row.outcome().name())
                .put("why", row.why())
                .put("executionId", text(row.executionId()))
                .put("tradeId", text(row.tradeId()))
                .put("execution", execution == null ? null : write(execution))
                .put("movementId", text(row.movementId()))
                .put("booking", booking == null ? null : write(booking))
                .put("optionEventId", text(row.optionEventId()))
                .put("optionEvent", end == null ? null : write(end));
    }

    private static JsonObject write(Booking booking) {
        return new JsonObject()
                .put("type", booking.type().name())
                .put("amount", booking.amount().toPlainString())
                .put("currency", booking.currency())
                .put("symbol", booking.symbol())
                .put("at", booking.at().toString())
                .put("note", booking.note());
    }

    private static JsonObject write(OptionEnd end) {
        return new JsonObject()
                .put("type", end.type().name())
                .put("symbol", end.symbol())
                .put("quantity", end.quantity().toPlainString())
                .put("fees", end.fees().toPlainString())
                .put("at", end.at().toString());
    }

    private static JsonObject write(Execution execution) {
        var instrument = execution.instrument();
        return new JsonObject()
                .put("symbol", instrument.symbol())
                .put("assetClass", instrument.assetClass().name())
                .put("side", execution.side().name())
                .put("quantity", execution.quantity().toPlainString())
                .put("price", execution.price().toPlainString())
                .put("fees", execution.fees().toPlainString())
                .put("commission", execution.commission().toPlainString())
                .put("currency", instrument.currency())
                .put("multiplier", instrument.multiplier().toPlainString())
                .put("executedAt", execution.executedAt().toString())
                .put("externalId", execution.externalId());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
