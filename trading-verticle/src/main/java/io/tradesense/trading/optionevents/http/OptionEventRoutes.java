package io.tradesense.trading.optionevents.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.BodyRules;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Decimal;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.tradesense.trading.optionevents.domain.OptionEvents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /trades/option-events}. */
public final class OptionEventRoutes {
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofDays(1);

    private final OptionEvents events;
    private final Idempotent idempotent;
    private final Clock clock;

    public OptionEventRoutes(OptionEvents events, Idempotent idempotent, Clock clock) {
        this.events = events;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("recordOptionEvent", BodyRules.of(this::check), idempotent.creating(this::record))
                .on("listOptionEvents", this::list)
                .on("deleteOptionEvent", this::delete);
    }

    private Future<Reply> record(ContractRequest request, UUID id) {
        return events.record(read(id, request.userId(), request.body()))
                .map(recorded -> Reply.created(
                        "/trades/option-events/" + recorded.event().id(), write(recorded)));
    }

    private Future<Reply> list(ContractRequest request) {
        var before = request.text("cursor").map(OptionEventRoutes::before);
        return events.list(request.userId(), request.integer("limit", 50), before)
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(recorded -> items.add(write(recorded)));
                    var next = page.next();
                    return Reply.ok(new JsonObject()
                            .put("items", items)
                            .put(
                                    "nextCursor",
                                    next == null
                                            ? null
                                            : Cursor.of(next.toString()).toString()));
                });
    }

    private Future<Reply> delete(ContractRequest request) {
        return events.delete(request.userId(), request.id("eventId")).map(deleted -> Reply.noContent());
    }

    private OptionEvent read(UUID id, UUID userId, JsonObject json) {
        check(json);
        String symbol = Fill.normalised(json.getString("symbol"), AssetClass.OPTION);
        String underlying = json.getString("underlying");
        return new OptionEvent(
                id,
                userId,
                UUID.fromString(json.getString("accountId")),
                OptionEvent.Type.valueOf(json.getString("type")),
                symbol,
                underlying == null
                        ? OptionSymbol.parse(symbol).orElseThrow().root()
                        : Fill.normalised(underlying, AssetClass.STOCK),
                Decimal.parse(json.getString("quantity")),
                Decimal.parse(json.getString("fees", "0")),
                instant(json.getString("at")).orElseThrow());
    }

    /** What is missing breaks no rule. @throws Fault INVALID naming every bad field */
    private void check(JsonObject json) {
        List<Fault.At> faults = new ArrayList<>();
        String symbol = json.getString("symbol");
        if (symbol != null
                && OptionSymbol.parse(Fill.normalised(symbol, AssetClass.OPTION))
                        .isEmpty()) {
            faults.add(new Fault.At("/symbol", "symbol must be an option such as AAPL  240119C00150000"));
        }
        decimal(json, "quantity", faults)
                .filter(quantity -> quantity.signum() <= 0)
                .ifPresent(none -> faults.add(new Fault.At("/quantity", "quantity must be more than zero")));
        var unused = decimal(json, "fees", faults);
        String at = json.getString("at");
        if (at != null) {
            instant(at)
                    .ifPresentOrElse(
                            time -> {
                                if (time.isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER))) {
                                    faults.add(new Fault.At("/at", "at lies in the future"));
                                }
                            },
                            () -> faults.add(new Fault.At("/at", "at must be a time such as 2026-01-15T21:00:00Z")));
        }
        if (!faults.isEmpty()) throw Fault.invalid("the option event is not valid", faults);
    }

    private static Optional<BigDecimal> decimal(JsonObject json, String field, List<Fault.At> faults) {
        try {
            return Optional.ofNullable(json.getString(field)).map(Decimal::parse);
        } catch (Unreadable unreadable) {
            faults.add(new Fault.At("/" + field, unreadable.detail()));
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static JsonObject write(OptionEvents.Recorded recorded) {
        var event = recorded.event();
        var deliveries = new JsonArray();
        recorded.deliveries().forEach(delivery -> deliveries.add(delivery.toString()));
        return new JsonObject()
                .put("id", event.id().toString())
                .put("accountId", event.accountId().toString())
                .put("type", event.type().name())
                .put("symbol", event.symbol())
                .put("underlying", event.underlying())
                .put("quantity", event.quantity().toPlainString())
                .put("fees", event.fees().toPlainString())
                .put("at", event.at().toString())
                .put("closingExecutionId", recorded.closingExecution().toString())
                .put("deliveryExecutionId", deliveries.isEmpty() ? null : deliveries.getString(0))
                .put("deliveryExecutionIds", deliveries)
                .put("deliveryStated", recorded.deliveryStated());
    }

    private static Long before(String text) {
        try {
            return Long.valueOf(Cursor.parse(text, 1).value(0));
        } catch (NumberFormatException forged) {
            throw Cursor.refusal();
        }
    }
}
