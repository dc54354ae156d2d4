package io.tradesense.analytics.simulations.json;

import io.tradesense.analytics.questions.json.ScopeJson;
import io.tradesense.analytics.simulations.domain.Simulation;
import io.tradesense.analytics.simulations.domain.Sizing;
import io.tradesense.analytics.simulations.domain.WhatIfRule;
import io.tradesense.kit.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is to be simulated, from a body that keeps to the contract. */
public final class SimulationJson {
    private static final int MOST_STEPS = 100_000_000;
    private static final String MONTE_CARLO = "monteCarlo";
    private static final String WHAT_IF = "whatIf";

    private SimulationJson() {}

    /** @throws Fault INVALID where it cannot be simulated */
    public static Simulation read(JsonObject body) {
        boolean futures = body.containsKey(MONTE_CARLO);
        if (futures == body.containsKey(WHAT_IF)) {
            throw Fault.invalid("", "one of monteCarlo and whatIf must be there, and not both");
        }
        var scope = ScopeJson.read("/scope", body.getJsonObject("scope", new JsonObject()));
        return futures
                ? new Simulation(scope, futures(body.getJsonObject(MONTE_CARLO)), List.of())
                : new Simulation(scope, null, rules(body));
    }

    private static Simulation.Futures futures(JsonObject json) {
        int paths = json.getInteger("paths", 10_000);
        int trades = json.getInteger("trades", 1_000);
        if ((long) paths * trades > MOST_STEPS) {
            throw Fault.invalid("/monteCarlo/paths", "paths times trades must not be above " + MOST_STEPS);
        }
        return new Simulation.Futures(
                paths,
                trades,
                json.getInteger("blockLength"),
                json.getLong("seed", 1L),
                json.getDouble("startingEquity"),
                json.getDouble("ruinLevel", .5),
                sizing(json.getJsonObject("sizing", new JsonObject())));
    }

    private static Sizing sizing(JsonObject json) {
        var rule = Sizing.Rule.valueOf(json.getString("rule", Sizing.Rule.AS_TRADED.name()));
        Double value = json.getDouble("value");
        if (rule == Sizing.Rule.AS_TRADED) {
            return new Sizing(rule, 1);
        }
        if (value == null) {
            throw Fault.invalid("/monteCarlo/sizing/value", "is needed for this rule");
        }
        if (rule == Sizing.Rule.FIXED_FRACTION && value >= 1) {
            throw Fault.invalid("/monteCarlo/sizing/value", "is a fraction of equity and must be below 1");
        }
        return new Sizing(rule, value);
    }

    private static List<WhatIfRule> rules(JsonObject body) {
        return items(body).stream().map(SimulationJson::rule).toList();
    }

    private static List<JsonObject> items(JsonObject body) {
        return body.getJsonObject(WHAT_IF).getJsonArray("rules").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static WhatIfRule rule(JsonObject json) {
        return new WhatIfRule(
                json.getString("name"),
                words(json, "excludeWeekdays").stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                json.getJsonArray("excludeHours", new JsonArray()).stream()
                        .map(hour -> ((Number) hour).intValue())
                        .collect(Collectors.toSet()),
                words(json, "excludeSymbols"),
                words(json, "excludeTags"),
                words(json, "excludeSetups"),
                json.getBoolean("excludeMistakes", false),
                json.getString("side"),
                json.getInteger("maxTradesPerDay"),
                json.getInteger("stopAfterLosses"),
                json.getDouble("maxDailyLoss"),
                json.getDouble("stopAtR"),
                json.getDouble("targetAtR"));
    }

    private static Set<String> words(JsonObject json, String member) {
        return json.getJsonArray(member, new JsonArray()).stream()
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }

    /** Names each rule of the body by what it does and the trades it is tried on, not by what it is called. */
    public static List<String> digests(JsonObject body) {
        String scope = canonical(body.getJsonObject("scope", new JsonObject()));
        return items(body).stream().map(rule -> digest(scope, rule)).toList();
    }

    private static String digest(String scope, JsonObject rule) {
        JsonObject nameless = rule.copy();
        nameless.remove("name");
        try {
            byte[] text = (scope + canonical(nameless)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Members in the order of their names. */
    private static String canonical(JsonObject json) {
        return new JsonObject(new TreeMap<>(json.getMap())).encode();
    }
}
