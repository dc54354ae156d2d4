package io.tradesense.trading.accounts.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.accounts.domain.Account;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.accounts.domain.CostBasis;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /portfolio/accounts}. */
public final class AccountRoutes {
    private static final String PATH = "/portfolio/accounts";
    private final Accounts accounts;
    private final Idempotent idempotent;
    private final Clock clock;

    public AccountRoutes(Accounts accounts, Idempotent idempotent, Clock clock) {
        this.accounts = accounts;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("openAccount", idempotent.creating(this::open))
                .on("listAccounts", this::list)
                .on("getAccount", this::get)
                .on("changeAccount", this::change)
                .on("deleteAccount", this::delete);
    }

    private Future<Reply> open(ContractRequest request, UUID id) {
        JsonObject body = request.body();
        var account = new Account(
                id,
                request.userId(),
                body.getString("name").strip(),
                body.getString("broker").strip(),
                body.getString("currency"),
                new BigDecimal(body.getString("startingBalance", "0")),
                CostBasis.valueOf(body.getString("costBasisMethod", CostBasis.FIFO.name())),
                1,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return accounts.open(account)
                .map(opened ->
                        Reply.created(PATH + "/" + opened.id(), write(opened)).with("etag", etag(opened)));
    }

    private Future<Reply> list(ContractRequest request) {
        Optional<Accounts.After> after = request.text("cursor").map(AccountRoutes::after);
        return accounts.list(request.userId(), request.integer("limit", 50), after)
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(account -> items.add(write(account)));
                    return Reply.ok(new JsonObject().put("items", items).put("nextCursor", cursor(page.next())));
                });
    }

    private Future<Reply> get(ContractRequest request) {
        return accounts.find(request.userId(), request.id("accountId")).map(AccountRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        JsonObject body = request.body();
        String balance = body.getString("startingBalance");
        String basis = body.getString("costBasisMethod");
        var change = new Accounts.Change(
                body.getString("name"),
                body.getString("broker"),
                balance == null ? null : new BigDecimal(balance),
                basis == null ? null : CostBasis.valueOf(basis));
        return accounts.change(request.userId(), request.id("accountId"), change, version(request))
                .map(AccountRoutes::reply);
    }

    private Future<Reply> delete(ContractRequest request) {
        return accounts.delete(request.userId(), request.id("accountId"), version(request))
                .map(deleted -> Reply.noContent());
    }

    private static Reply reply(Account account) {
        return Reply.ok(write(account)).with("etag", etag(account));
    }

    private static String etag(Account account) {
        return "\"" + account.version() + "\"";
    }

    /** The version {@code If-Match} asks for; one that was never ours can only fail to match. */
    private static Optional<Long> version(ContractRequest request) {
        return request.text("If-Match").filter(tag -> !tag.equals("*")).map(tag -> {
            try {
                return Long.valueOf(tag.replaceFirst("^W/", "").replace("\"", ""));
            } catch (NumberFormatException foreign) {
                return -1L;
            }
        });
    }

    private static Accounts.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            Instant createdAt = Instant.parse(cursor.value(0));
            return new Accounts.After(createdAt.toString(), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }

    private static @Nullable String cursor(Accounts.@Nullable After after) {
        return after == null
                ? null
                : Cursor.of(after.createdAt(), after.id().toString()).toString();
    }

    private static JsonObject write(Account account) {
        return new JsonObject()
                .put("id", account.id().toString())
                .put("name", account.name())
                .put("broker", account.broker())
                .put("currency", account.currency())
                .put("startingBalance", account.startingBalance().toPlainString())
                .put("costBasisMethod", account.costBasis().name())
                .put("createdAt", account.createdAt().toString());
    }
}
