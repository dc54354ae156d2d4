package io.tradesense.trading.imports.pg;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Side;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

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
