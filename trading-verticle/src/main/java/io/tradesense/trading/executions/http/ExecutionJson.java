package io.tradesense.trading.executions.http;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Decimal;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The wire form of an execution. Decimals travel as strings, so no digit is lost. */
final class ExecutionJson {

    private ExecutionJson() {}

    /** The contract has seen the types; what a type cannot say, and what is missing, the draft's rules do. */
    static FillDraft read(JsonObject json) {
        return new FillDraft()
                .symbol(() -> json.getString("symbol"))
                .assetClass(() -> constant(AssetClass.class, json.getString("assetClass")))
                .side(() -> constant(Side.class, json.getString("side")))
                .quantity(() -> decimal(json, "quantity"))
                .price(() -> decimal(json, "price"))
                .fees(() -> decimal(json, "fees"))
                .commission(() -> decimal(json, "commission"))
                .currency(() -> json.getString("currency"))
                .multiplier(() -> decimal(json, "multiplier"))
                .executedAt(() -> instant(json.getString("executedAt")))
                .externalId(() -> json.getString("externalId"));
    }

    static JsonObject write(Execution execution) {
        var json = new JsonObject()
                .put("id", execution.id().toString())
                .put("accountId", execution.accountId().toString())
                .put("symbol", execution.instrument().symbol())
                .put("assetClass", execution.instrument().assetClass().name())
                .put("side", execution.side().name())
                .put("quantity", execution.quantity().toPlainString())
                .put("price", execution.price().toPlainString())
                .put("fees", execution.fees().toPlainString())
                .put("commission", execution.commission().toPlainString())
                .put("currency", execution.instrument().currency())
                .put("multiplier", execution.instrument().multiplier().toPlainString())
                .put("executedAt", execution.executedAt().toString());
        return execution.externalId() == null ? json : json.put("externalId", execution.externalId());
    }

    private static @Nullable BigDecimal decimal(JsonObject json, String field) {
        String text = json.getString(field);
        return text == null ? null : Decimal.parse(text);
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Unreadable(text, "is not a time such as 2026-01-15T14:30:00Z");
        }
    }
}
