package io.tradesense.trading.imports.pg;

import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.Booking;
import io.tradesense.trading.imports.domain.OptionEnd;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a row reads as, kept in {@code import_rows.said} where the log does not have it. */
final class SaidJson {

    private SaidJson() {}

    static String write(Execution execution) {
        var instrument = execution.instrument();
        return new JsonObject()
                .put("symbol", instrument.symbol())
                .put("assetClass", instrument.assetClass().name())
                .put("currency", instrument.currency())
                .put("multiplier", instrument.multiplier().toPlainString())
                .put("side", execution.side().name())
                .put("quantity", execution.quantity().toPlainString())
                .put("price", execution.price().toPlainString())
                .put("fees", execution.fees().toPlainString())
                .put("commission", execution.commission().toPlainString())
                .put("executedAt", execution.executedAt().toString())
                .put("externalId", execution.externalId())
                .put("fingerprint", execution.fingerprint())
                .encode();
    }

    static String write(CashMovement movement) {
        return new JsonObject()
                .put("booked", movement.type().name())
                .put("amount", movement.amount().toPlainString())
                .put("currency", movement.currency())
                .put("symbol", movement.symbol())
                .put("at", movement.at().toString())
                .put("note", movement.note())
                .encode();
    }

    static String write(OptionEnd end) {
        return new JsonObject()
                .put("ended", end.type().name())
                .put("symbol", end.symbol())
                .put("quantity", end.quantity().toPlainString())
                .put("fees", end.fees().toPlainString())
                .put("at", end.at().toString())
                .encode();
    }

    /** Null where it says something else. */
    static @Nullable Booking booking(JsonObject said) {
        var type = said.getString("booked");
        return type == null
                ? null
                : new Booking(
                        CashMovement.Type.valueOf(type),
                        new BigDecimal(said.getString("amount")),
                        said.getString("currency"),
                        said.getString("symbol"),
                        Instant.parse(said.getString("at")),
                        null,
                        said.getString("note"));
    }

    /** Null where it says something else. */
    static @Nullable OptionEnd optionEnd(JsonObject said) {
        var type = said.getString("ended");
        return type == null
                ? null
                : new OptionEnd(
                        OptionEvent.Type.valueOf(type),
                        said.getString("symbol"),
                        new BigDecimal(said.getString("quantity")),
                        new BigDecimal(said.getString("fees")),
                        Instant.parse(said.getString("at")),
                        null);
    }

    static Execution read(UUID id, UUID accountId, JsonObject said) {
        return new Execution(
                id,
                accountId,
                new Instrument(
                        said.getString("symbol"),
                        AssetClass.valueOf(said.getString("assetClass")),
                        said.getString("currency"),
                        new BigDecimal(said.getString("multiplier"))),
                Side.valueOf(said.getString("side")),
                new BigDecimal(said.getString("quantity")),
                new BigDecimal(said.getString("price")),
                new BigDecimal(said.getString("fees")),
                new BigDecimal(said.getString("commission")),
                Instant.parse(said.getString("executedAt")),
                said.getString("externalId"),
                said.getString("fingerprint"));
    }
}
