package io.tradesense.market.watchlists.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.market.access.http.SymbolList;
import io.tradesense.market.access.http.Versions;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.watchlists.domain.Watchlist;
import io.tradesense.market.watchlists.domain.Watchlists;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /market-data/watchlists}. */
public final class WatchlistRoutes {
    private static final String PATH = "/market-data/watchlists";
    private final Watchlists watchlists;
    private final Idempotent idempotent;
    private final Clock clock;

    public WatchlistRoutes(Watchlists watchlists, Idempotent idempotent, Clock clock) {
        this.watchlists = watchlists;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("createWatchlist", idempotent.creating(this::create))
                .on("listWatchlists", this::list)
                .on("getWatchlist", this::get)
                .on("changeWatchlist", this::change)
                .on("deleteWatchlist", this::delete);
    }

    private Future<Reply> create(ContractRequest request, UUID id) {
        JsonObject body = request.body();
        var watchlist = new Watchlist(
                id,
                request.userId(),
                body.getString("name").strip(),
                symbols(body.getJsonArray("symbols")),
                1,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return watchlists
                .add(watchlist)
                .map(added -> Reply.created(PATH + "/" + added.id(), write(added))
                        .with("etag", Versions.etag(added.version())));
    }

    private Future<Reply> list(ContractRequest request) {
        return watchlists
                .list(
                        request.userId(),
                        request.integer("limit", 50),
                        request.text("cursor").map(WatchlistRoutes::after))
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(each -> items.add(write(each)));
                    return Reply.ok(new JsonObject().put("items", items).put("nextCursor", cursor(page.next())));
                });
    }

    private Future<Reply> get(ContractRequest request) {
        return watchlists.find(request.userId(), request.id("watchlistId")).map(WatchlistRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        JsonArray symbols = request.body().getJsonArray("symbols");
        return watchlists
                .change(
                        request.userId(),
                        request.id("watchlistId"),
                        request.body().getString("name"),
                        symbols == null ? null : symbols(symbols),
                        Versions.wanted(request))
                .map(WatchlistRoutes::reply);
    }

    private Future<Reply> delete(ContractRequest request) {
        return watchlists
                .delete(request.userId(), request.id("watchlistId"), Versions.wanted(request))
                .map(deleted -> Reply.noContent());
    }

    private static List<String> symbols(JsonArray words) {
        try {
            return SymbolList.parse(
                            "/symbols", words.stream().map(String.class::cast).toList())
                    .values()
                    .stream()
                    .map(Instrument::symbol)
                    .distinct()
                    .toList();
        } catch (Fault unreadable) {
            throw Fault.invalid(unreadable.detail(), unreadable.errors());
        }
    }

    private static Watchlists.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new Watchlists.After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }

    private static @Nullable String cursor(Watchlists.@Nullable After after) {
        return after == null
                ? null
                : Cursor.of(after.createdAt().toString(), after.id().toString()).toString();
    }

    private static Reply reply(Watchlist watchlist) {
        return Reply.ok(write(watchlist)).with("etag", Versions.etag(watchlist.version()));
    }

    private static JsonObject write(Watchlist watchlist) {
        return new JsonObject()
                .put("id", watchlist.id().toString())
                .put("name", watchlist.name())
                .put("symbols", new JsonArray(watchlist.symbols()))
                .put("createdAt", watchlist.createdAt().toString());
    }
}
