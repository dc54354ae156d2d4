package io.tradesense.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How to make one object of each kind that belongs to a user, by the name the contracts give its id. Whoever adds an
 * endpoint with an id adds the kind here: a name that stands in none of these makes {@link TwoUsersTest} fail.
 */
final class OwnedObjects {

    /** Names that look like ids and are nobody's: what they name is the same for everybody, or is chosen by the caller. */
    static final Set<String> NOBODYS = Set.of("externalId", "planId", "symbol", "priceId");

    /** Operations on these are not for users at all: they are refused whatever the id. */
    static final Set<String> FOR_ADMINISTRATORS = Set.of("userId");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] STATEMENT = ("Symbol,Date,Side,Quantity,Price\n").getBytes(StandardCharsets.UTF_8);

    private static final Map<String, Function<OwnedObjects, String>> KINDS = Map.of(
            "userId",
            objects -> objects.user
                    .get("/api/auth/users/me")
                    .expect(200)
                    .path("id")
                    .asText(),
            "sessionId",
            objects -> objects.first("/api/auth/sessions"),
            "apiKeyId",
            OwnedObjects::apiKey,
            "accountId",
            objects -> objects.user.opensAccount(),
            "tradeId",
            OwnedObjects::trade,
            "importId",
            OwnedObjects::statement);

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
        return name.endsWith("Ids") ? name.substring(0, name.length() - 1) : name;
    }

    private String first(String list) {
        return user.get(list).expect(200).path("items").path(0).path("id").asText();
    }

    private String apiKey() {
        var order = Map.of("name", "robot", "scopes", List.of("trades:read"));
        return user.post("/api/auth/api-keys", order).expect(201).path("id").asText();
    }

    private String trade() {
        var fill = Map.of(
                "accountId", id("accountId"),
                "symbol", "AAPL",
                "assetClass", "STOCK",
                "side", "BUY",
                "quantity", "10",
                "price", "190.25",
                "fees", "0",
                "commission", "1",
                "currency", "USD",
                "executedAt", "2026-01-05T15:00:00Z");
        var recorded = user.post("/api/trades/executions", fill).expect(201);
        return Eventually.read("the trade of " + recorded, PATIENCE, () -> first("/api/trades"), id -> !id.isEmpty());
    }

    private String statement() {
        var path = user.beginsImport(id("accountId"), "text/csv", STATEMENT);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
