package io.tradesense.trading.cash.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.BodyRules;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.cash.domain.CashLedger;
import io.tradesense.trading.cash.domain.CashMovement;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /portfolio/cash}. */
public final class CashRoutes {
    private static final String PATH = "/portfolio/cash/";
    /** A clock that is a little ahead is no reason to refuse. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final CashLedger ledger;
    private final Accounts accounts;
    private final Idempotent idempotent;
    private final Clock clock;

    public CashRoutes(CashLedger ledger, Accounts accounts, Idempotent idempotent, Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("bookCash", BodyRules.of(this::check), idempotent.creating(this::book))
                .on("listCash", this::list)
                .on(
                        "getCash",
                        request -> ledger.find(request.userId(), request.id("movementId"))
                                .map(found -> Reply.ok(write(found))))
                .on(
                        "deleteCash",
                        request -> ledger.delete(request.userId(), request.id("movementId"))
                                .map(done -> Reply.noContent()));
    }

    private Future<Reply> book(ContractRequest request, UUID id) {
        var movement = read(request, id);
        return accounts.find(request.userId(), movement.accountId())
                .compose(account -> ledger.book(movement))
                .map(booked -> Reply.created(PATH + booked.movement().id(), write(booked)));
    }

    private CashMovement read(ContractRequest request, UUID id) {
        JsonObject body = request.body();
        check(body);
        return new CashMovement(
                id,
                request.userId(),
                UUID.fromString(body.getString("accountId")),
                CashMovement.Type.valueOf(body.getString("type")),
                new BigDecimal(body.getString("amount")),
                body.getString("currency"),
                symbol(body),
                time(body.getString("at")).orElseThrow(),
                body.getString("note"));
    }

    /** What is missing breaks no rule. @throws Fault INVALID naming every bad field */
    private void check(JsonObject body) {
        List<Fault.At> faults = new ArrayList<>();
        String type = body.getString("type");
        String amount = body.getString("amount");
        int sign = amount == null ? 1 : new BigDecimal(amount).signum();
        if (sign == 0) faults.add(new Fault.At("/amount", "must not be zero"));
        if (sign < 0 && type != null && CashMovement.Type.valueOf(type).external()) {
            faults.add(new Fault.At("/amount", "must be positive: the type says which way it goes"));
        }
        String at = body.getString("at");
        if (at != null && time(at).isEmpty()) faults.add(new Fault.At("/at", "is not a time from 1900 until now"));
        if (!faults.isEmpty()) throw Fault.invalid(faults);
    }

    private Optional<Instant> time(String text) {
        try {
            var at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return at.isBefore(EARLIEST) || at.isAfter(clock.instant().plus(AHEAD))
                    ? Optional.empty()
                    : Optional.of(at);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable String symbol(JsonObject body) {
        String symbol = body.getString("symbol");
        return symbol == null ? null : symbol.strip().toUpperCase(Locale.ROOT);
    }

    private Future<Reply> list(ContractRequest request) {
        List<Fault.At> faults = new ArrayList<>();
        var filter = new CashLedger.Filter(
                request.optionalId("accountId"),
                request.text("type").map(CashMovement.Type::valueOf),
                bound(request, "from", faults),
                bound(request, "to", faults));
        if (!faults.isEmpty()) throw Fault.malformed(faults);
        var after = request.text("cursor").map(CashRoutes::after);
        return ledger.list(request.userId(), filter, request.integer("limit", 50), after)
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(booked -> items.add(write(booked)));
                    return Reply.ok(new JsonObject().put("items", items).put("nextCursor", cursor(page.next())));
                });
    }

    private static Optional<Instant> bound(ContractRequest request, String name, List<Fault.At> faults) {
        try {
            return request.text(name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            faults.add(new Fault.At("query:" + name, "is not a time"));
            return Optional.empty();
        }
    }

    private static CashLedger.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new CashLedger.After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }

    private static @Nullable String cursor(CashLedger.@Nullable After after) {
        return after == null
                ? null
                : Cursor.of(after.at().toString(), after.id().toString()).toString();
    }

    private static JsonObject write(CashLedger.Booked booked) {
        var movement = booked.movement();
        return new JsonObject()
                .put("id", movement.id().toString())
                .put("accountId", movement.accountId().toString())
                .put("type", movement.type().name())
                .put("amount", movement.amount().toPlainString())
                .put("effect", movement.effect().toPlainString())
                .put("currency", movement.currency())
                .put("symbol", movement.symbol())
                .put("at", movement.at().toString())
                .put("note", movement.note())
                .put("importId", text(booked.importId()))
                .put("corporateActionId", text(booked.actionId()));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
