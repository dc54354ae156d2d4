package io.tradesense.trading.journal.setups.http;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.setups.domain.Rule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules as JSON that keeps to the contract; what a kind needs beside is held here. */
final class RuleJson {
    private final Set<UUID> known;
    private final List<Fault.At> faults = new ArrayList<>();

    private RuleJson(Set<UUID> known) {
        this.known = known;
    }

    /**
     * @param array in which {@link #faults} finds nothing
     * @param known the ids that rules may have already; others get new ones
     */
    static List<Rule> read(JsonArray array, Set<UUID> known) {
        return new RuleJson(known).rules(array);
    }

    /** Rules without a kind break nothing by that. @param known the ids that rules may have already */
    static List<Fault.At> faults(JsonArray array, Set<UUID> known) {
        var reading = new RuleJson(known);
        var unused = reading.rules(array);
        return reading.faults;
    }

    private List<Rule> rules(JsonArray array) {
        List<Rule> rules = new ArrayList<>();
        Set<UUID> seen = new TreeSet<>();
        for (int at = 0; at < array.size(); at++) {
            JsonObject json = array.getJsonObject(at);
            String pointer = "/rules/" + at;
            UUID id = id(json, pointer);
            if (!seen.add(id)) fault(pointer + "/id", "stands here twice");
            if (json.getString("kind") != null) rules.add(rule(id, json, pointer));
        }
        return rules;
    }

    static JsonObject write(Rule rule) {
        var json = new JsonObject()
                .put("id", rule.id().toString())
                .put("kind", rule.kind().name())
                .put("text", rule.text());
        var number = rule.number();
        if (number != null) json.put("number", number.toPlainString());
        if (rule.from() != null) json.put("from", String.valueOf(rule.from()));
        if (rule.to() != null) json.put("to", String.valueOf(rule.to()));
        return rule.choices().isEmpty() ? json : json.put("choices", new JsonArray(List.copyOf(rule.choices())));
    }

    private Rule rule(UUID id, JsonObject json, String at) {
        var kind = Rule.Kind.valueOf(json.getString("kind"));
        boolean window = kind == Rule.Kind.TIME_WINDOW;
        var from = window ? time(json, at, "from") : null;
        var to = window ? time(json, at, "to") : null;
        if (from != null && from.equals(to)) fault(at + "/to", "leaves no time");
        return new Rule(id, kind, json.getString("text"), number(json, kind, at), from, to, choices(json, kind, at));
    }

    private UUID id(JsonObject json, String at) {
        String text = json.getString("id");
        if (text == null) return UUID.randomUUID();
        UUID id = UUID.fromString(text);
        if (!known.contains(id)) fault(at + "/id", "is no rule of this setup");
        return id;
    }

    private @Nullable BigDecimal number(JsonObject json, Rule.Kind kind, String at) {
        boolean needed = switch (kind) {
            case MIN_REWARD_TO_RISK, MAX_QUANTITY, MAX_TRADES_A_DAY -> true;
            default -> false;
        };
        if (!needed) return null;
        String text = json.getString("number");
        if (text == null || new BigDecimal(text).signum() <= 0) {
            fault(at + "/number", "must be more than zero for a rule of this kind");
            return null;
        }
        return new BigDecimal(text);
    }

    private @Nullable LocalTime time(JsonObject json, String at, String name) {
        try {
            return LocalTime.parse(json.getString(name, ""));
        } catch (DateTimeException unreadable) {
            fault(at + "/" + name, "must be a time of the day such as 09:30");
            return null;
        }
    }

    private SortedSet<String> choices(JsonObject json, Rule.Kind kind, String at) {
        var choices = new TreeSet<String>();
        json.getJsonArray("choices", new JsonArray())
                .forEach(choice -> choices.add(choice.toString().strip().toUpperCase(Locale.ROOT)));
        Set<String> allowed = switch (kind) {
            case WEEKDAYS -> Set.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
            case SIDES -> Set.of("LONG", "SHORT");
            case SYMBOLS -> choices;
            default -> Set.of();
        };
        if (allowed.isEmpty() && kind != Rule.Kind.SYMBOLS) return new TreeSet<>();
        if (choices.isEmpty() || !allowed.containsAll(choices)) {
            fault(
                    at + "/choices",
                    kind == Rule.Kind.SYMBOLS ? "must name symbols" : "must be some of " + new TreeSet<>(allowed));
        }
        return choices;
    }

    private void fault(String pointer, String detail) {
        faults.add(new Fault.At(pointer, detail));
    }
}
