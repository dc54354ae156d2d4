package io.tradesense.market.alerts.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.market.access.http.Versions;
import io.tradesense.market.alerts.domain.Alert;
import io.tradesense.market.alerts.domain.Alert.Condition;
import io.tradesense.market.alerts.domain.Alert.Triggered;
import io.tradesense.market.alerts.domain.Alerts;
import io.tradesense.market.instruments.domain.Instrument;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /market-data/alerts}. */
public final class AlertRoutes {
    private static final String PATH = "/market-data/alerts";
    private final Alerts alerts;
    private final Idempotent idempotent;
    private final Clock clock;

    public AlertRoutes(Alerts alerts, Idempotent idempotent, Clock clock) {
        this.alerts = alerts;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("createAlert", idempotent.creating(this::create))
                .on("listAlerts", this::list)
                .on("getAlert", this::get)
                .on("changeAlert", this::change)
                .on("deleteAlert", this::delete);
    }

    private Future<Reply> create(ContractRequest request, UUID id) {
        JsonObject body = request.body();
        String symbol = Instrument.tryParse(body.getString("symbol"))
                .map(Instrument::symbol)
                .orElseThrow(() -> Fault.invalid("/symbol", "is not a symbol"));
        var alert = new Alert(
                id,
                request.userId(),
                symbol,
                Condition.valueOf(body.getString("condition")),
                new BigDecimal(body.getString("price")),
                body.getString("note", ""),
                null,
                1,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return alerts.add(alert)
                .map(added -> Reply.created(PATH + "/" + added.id(), write(added))
                        .with("etag", Versions.etag(added.version())));
    }

    private Future<Reply> list(ContractRequest request) {
        return alerts.list(
                        request.userId(),
                        request.integer("limit", 50),
                        request.text("cursor").map(AlertRoutes::after))
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(each -> items.add(write(each)));
                    return Reply.ok(new JsonObject().put("items", items).put("nextCursor", cursor(page.next())));
                });
    }

    private Future<Reply> get(ContractRequest request) {
        return alerts.find(request.userId(), request.id("alertId")).map(AlertRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        String price = request.body().getString("price");
        return alerts.rearm(
                        request.userId(),
                        request.id("alertId"),
                        price == null ? null : new BigDecimal(price),
                        request.body().getString("note"),
                        Versions.wanted(request))
                .map(AlertRoutes::reply);
    }

    private Future<Reply> delete(ContractRequest request) {
        return alerts.delete(request.userId(), request.id("alertId"), Versions.wanted(request))
                .map(deleted -> Reply.noContent());
    }

    private static Alerts.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new Alerts.After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }

    private static @Nullable String cursor(Alerts.@Nullable After after) {
        return after == null
                ? null
                : Cursor.of(after.createdAt().toString(), after.id().toString()).toString();
    }

    private static Reply reply(Alert alert) {
        return Reply.ok(write(alert)).with("etag", Versions.etag(alert.version()));
    }

    private static JsonObject write(Alert alert) {
        Triggered triggered = alert.triggered();
        return new JsonObject()
                .put("id", alert.id().toString())
                .put("symbol", alert.symbol())
                .put("condition", alert.condition().name())
                .put("price", alert.price().toPlainString())
                .put("note", alert.note())
                .put("status", triggered == null ? "ACTIVE" : "TRIGGERED")
                .put("triggeredAt", triggered == null ? null : triggered.at().toString())
                .put(
                        "triggeredPrice",
                        triggered == null ? null : triggered.price().toPlainString())
                .put("simulated", triggered == null ? null : triggered.simulated())
                .put("createdAt", alert.createdAt().toString());
    }
}
