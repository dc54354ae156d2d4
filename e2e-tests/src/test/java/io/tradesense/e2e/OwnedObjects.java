package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.imageio.ImageIO;

/**
 * How to make one object of each kind that belongs to a user, by the name the contracts give its id. Whoever adds an
 * endpoint with an id adds the kind here: a name that stands in none of these makes {@link TwoUsersTest} fail.
 */
final class OwnedObjects {

    /** Names that look like ids and are nobody's: what they name is the same for everybody, or is chosen by the caller. */
    static final Set<String> NOBODYS = Set.of("externalId", "planId", "symbol", "priceId");

    /** Operations on these are not for users at all: they are refused whatever the id. */
    static final Set<String> FOR_ADMINISTRATORS = Set.of("userId", "webhookId", "reconciliationId");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] STATEMENT = ("Symbol,Date,Side,Quantity,Price\n").getBytes(StandardCharsets.UTF_8);

    /** Names of ids that do not say of what. */
    private static final Map<String, String> ALIASES = Map.of("ids", "tradeId", "mapping", "mappingId", "id", "ruleId");

    private static final Map<String, Function<OwnedObjects, String>> KINDS = Map.ofEntries(
            Map.entry("userId", OwnedObjects::self),
            Map.entry("sessionId", objects -> objects.first("/api/auth/sessions")),
            Map.entry("apiKeyId", OwnedObjects::apiKey),
            Map.entry("accountId", objects -> objects.user.opensAccount()),
            Map.entry("tradeId", OwnedObjects::trade),
            Map.entry("executionId", OwnedObjects::execution),
            Map.entry("regroupingId", OwnedObjects::regrouping),
            Map.entry("viewId", OwnedObjects::view),
            Map.entry("mappingId", OwnedObjects::mapping),
            Map.entry("importId", OwnedObjects::statement),
            Map.entry("passkeyId", OwnedObjects::passkey),
            Map.entry("movementId", OwnedObjects::cash),
            Map.entry("actionId", OwnedObjects::corporateAction),
            Map.entry("eventId", OwnedObjects::optionEvent),
            Map.entry(
                    "entryId",
                    objects -> objects.make("/api/journal/entries", Map.of("date", "2026-01-05", "title", "A day"))),
            Map.entry("attachmentId", OwnedObjects::attachment),
            Map.entry("setupId", OwnedObjects::setup),
            Map.entry("ruleId", OwnedObjects::rule),
            Map.entry("goalId", OwnedObjects::goal),
            Map.entry("templateId", OwnedObjects::template),
            Map.entry("simulationId", OwnedObjects::simulation),
            Map.entry("webhookId", objects -> UUID.randomUUID().toString()),
            Map.entry("reconciliationId", objects -> UUID.randomUUID().toString()),
            Map.entry("watchlistId", OwnedObjects::watchlist),
            Map.entry("conversationId", OwnedObjects::conversation),
            Map.entry("alertId", OwnedObjects::alert));

    private final Api user;
    private final Map<String, String> made = new HashMap<>();

    OwnedObjects(Api user) {
        this.user = user;
    }

    static boolean knows(String name) {
        return KINDS.containsKey(singular(name));
    }

    /** The id of one of the user's; made when it is asked for first. */
    String id(String name) {
        String kind = singular(name);
        String known = made.get(kind);
        if (known != null) {
            return known;
        }
        Function<OwnedObjects, String> making = KINDS.get(kind);
        if (making == null) {
            throw new AssertionError("nobody has said how to make what " + name + " names: add it to OwnedObjects");
        }
        String id = making.apply(this);
        made.put(kind, id);
        return id;
    }

    /** One of each. */
    List<String> all() {
        return KINDS.keySet().stream().sorted().map(this::id).toList();
    }

    private static String singular(String name) {
        String kind = ALIASES.getOrDefault(name, name);
        return kind.endsWith("Ids") ? kind.substring(0, kind.length() - 1) : kind;
    }

    private String first(String list) {
        return user.get(list).expect(200).path("items").path(0).path("id").asText();
    }

    private String self() {
        return user.get("/api/auth/users/me").expect(200).path("id").asText();
    }

    /** Put where a browser would have it put: no device is at hand to make one. */
    private String passkey() {
        return Installation.shared().givesPasskey(UUID.fromString(id("userId"))).toString();
    }

    private String apiKey() {
        var order = Map.of("name", "robot", "scopes", List.of("trades:read"));
        return user.post("/api/auth/api-keys", order).expect(201).path("id").asText();
    }

    private String trade() {
        JsonNode recorded = record("AAPL", "BUY", "2026-01-05T15:00:00Z");
        return Eventually.read("the trade of " + recorded, PATIENCE, () -> first("/api/trades"), id -> !id.isEmpty());
    }

    private String execution() {
        return record("MSFT", "BUY", "2026-01-06T15:00:00Z")
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    /** Two trades of one symbol made into one. */
    private String regrouping() {
        var recorded = List.of(
                record("TSLA", "BUY", "2026-02-02T15:00:00Z"),
                record("TSLA", "SELL", "2026-02-02T16:00:00Z"),
                record("TSLA", "BUY", "2026-02-03T15:00:00Z"),
                record("TSLA", "SELL", "2026-02-03T16:00:00Z"));
        JsonNode trades = Eventually.read(
                "two trades of " + recorded,
                PATIENCE,
                () -> user.get("/api/trades?symbol=TSLA").expect(200).path("items"),
                found -> found.size() == 2);
        var both = List.of(
                trades.path(0).path("id").asText(), trades.path(1).path("id").asText());
        return user.post("/api/trades/merge", Map.of("tradeIds", both))
                .expect(201)
                .path("id")
                .asText();
    }

    private String view() {
        var view = Map.of("name", "Winners", "filter", Map.of("symbol", "AAPL"));
        return user.post("/api/trades/views", view).expect(201).path("id").asText();
    }

    private String mapping() {
        var columns = Map.of("symbol", "Was", "quantity", "Wieviel", "price", "Zu", "executedAt", "Wann");
        return user.post("/api/trades/imports/mappings", Map.of("name", "Bank", "columns", columns))
                .expect(201)
                .path("id")
                .asText();
    }

    /** Once analytics has heard of a closed trade to simulate with. */
    private String simulation() {
        var fills =
                List.of(record("NVDA", "BUY", "2026-03-02T15:00:00Z"), record("NVDA", "SELL", "2026-03-02T16:00:00Z"));
        int closed = Eventually.read(
                "analytics to know of " + fills,
                PATIENCE,
                () -> user.get("/api/performance/summary")
                        .expect(200)
                        .path("trades")
                        .asInt(),
                trades -> trades > 0);
        var rule = Map.of("name", "one of " + closed, "maxTradesPerDay", 1);
        return user.post("/api/analytics/simulations", Map.of("whatIf", Map.of("rules", List.of(rule))))
                .expect(202)
                .path("id")
                .asText();
    }

    private String make(String path, Object order) {
        return user.post(path, order).expect(201).path("id").asText();
    }

    private String cash() {
        var deposit = Map.of(
                "accountId", id("accountId"),
                "type", "DEPOSIT",
                "amount", "100",
                "currency", "USD",
                "at", "2026-01-02T15:00:00Z");
        return make("/api/portfolio/cash", deposit);
    }

    private String corporateAction() {
        var split = Map.of("type", "SPLIT", "symbol", "NVDA", "ratio", "2:1", "effectiveDate", "2026-01-15");
        return make("/api/portfolio/corporate-actions", split);
    }

    private String optionEvent() {
        String option = "AAPL  260116C00150000";
        JsonNode bought = record(option, "OPTION", "BUY", "2026-01-06T15:00:00Z");
        assertThat(bought.path("items").size()).isEqualTo(1);
        var expired = Map.of(
                "type", "EXPIRED",
                "accountId", id("accountId"),
                "symbol", option,
                "quantity", "10",
                "at", "2026-01-16T21:00:00Z");
        return make("/api/trades/option-events", expired);
    }

    private String attachment() {
        return user.postBytes("/api/journal/entries/" + id("entryId") + "/attachments", "image/png", picture())
                .expect(201)
                .path("id")
                .asText();
    }

    private static byte[] picture() {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String setup() {
        var byHand = Map.of("kind", "BY_HAND", "text", "Waited for the first pullback");
        return make("/api/journal/setups", Map.of("name", "Gap and go", "rules", List.of(byHand)));
    }

    /** The one rule of the setup. */
    private String rule() {
        return user.get("/api/journal/setups/" + id("setupId"))
                .expect(200)
                .path("rules")
                .path(0)
                .path("id")
                .asText();
    }

    private String goal() {
        var goal = Map.of("name", "Ten trades", "metric", "TRADES", "aim", "TARGET", "value", "10", "period", "MONTH");
        return make("/api/journal/goals", goal);
    }

    private String template() {
        return make("/api/journal/templates", Map.of("name", "Day", "title", "{{date}}", "body", "How was it?"));
    }

    private String watchlist() {
        return make("/api/market-data/watchlists", Map.of("name", "Mine", "symbols", List.of("AAPL")));
    }

    private String conversation() {
        return user.post("/api/ai/chat", Map.of("message", "How am I doing?"))
                .expect(200)
                .path("conversationId")
                .asText();
    }

    private String alert() {
        return make("/api/market-data/alerts", Map.of("symbol", "AAPL", "condition", "ABOVE", "price", "100000"));
    }

    private JsonNode record(String symbol, String side, String at) {
        return record(symbol, "STOCK", side, at);
    }

    private JsonNode record(String symbol, String assetClass, String side, String at) {
        var fill = Map.of(
                "accountId",
                id("accountId"),
                "symbol",
                symbol,
                "assetClass",
                assetClass,
                "side",
                side,
                "quantity",
                "10",
                "price",
                "190.25",
                "fees",
                "0",
                "commission",
                "1",
                "currency",
                "USD",
                "executedAt",
                at);
        return user.post("/api/trades/executions", fill).expect(201);
    }

    private String statement() {
        var path = user.beginsImport(id("accountId"), "text/csv", STATEMENT);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
