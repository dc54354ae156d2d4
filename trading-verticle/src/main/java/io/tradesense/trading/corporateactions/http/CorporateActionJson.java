package io.tradesense.trading.corporateactions.http;

import io.tradesense.kit.Fault;
import io.tradesense.trading.corporateactions.domain.CorporateAction;
import io.tradesense.trading.corporateactions.domain.CorporateAction.Type;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Decimal;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.Split;
import io.tradesense.trading.executions.domain.Unreadable;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire form of a corporate action. A ratio is written {@code new:old}, {@code 4:1} for four shares of one. */
final class CorporateActionJson {
    private static final String NEW_YORK = "America/New_York";

    private CorporateActionJson() {}

    /** @throws Fault INVALID with everything that is wrong with it */
    static CorporateAction read(UUID id, UUID userId, JsonObject json) {
        check(json);
        String ratio = json.getString("ratio");
        String newSymbol = json.getString("newSymbol");
        String amount = json.getString("amount");
        return new CorporateAction(
                id,
                userId,
                0,
                Type.valueOf(json.getString("type")),
                symbol(json.getString("symbol")),
                ratio == null ? null : Split.of(shares(ratio)[0], shares(ratio)[1]),
                newSymbol == null ? null : symbol(newSymbol),
                amount == null ? null : Decimal.parse(amount),
                LocalDate.parse(json.getString("effectiveDate")),
                ZoneId.of(json.getString("timezone", NEW_YORK)));
    }

    /** What is missing of what every action has breaks no rule. @throws Fault INVALID naming every bad field */
    static void check(JsonObject json) {
        List<Fault.At> faults = new ArrayList<>();
        String name = json.getString("type");
        var type = name == null ? null : Type.valueOf(name);
        if (type != null) {
            require(type.hasRatio(), json, "ratio", type, faults);
            require(type.renames(), json, "newSymbol", type, faults);
            require(type.pays(), json, "amount", type, faults);
        }
        ratio(json.getString("ratio"), type, faults);
        String symbol = json.getString("symbol");
        String newSymbol = json.getString("newSymbol");
        if (symbol != null && newSymbol != null && symbol(symbol).equals(symbol(newSymbol))) {
            faults.add(new Fault.At("/newSymbol", "newSymbol is the symbol it had"));
        }
        amount(json.getString("amount"), faults);
        date(json.getString("effectiveDate"), faults);
        zone(json.getString("timezone", NEW_YORK), faults);
        if (!faults.isEmpty()) throw Fault.invalid("the corporate action is not valid", faults);
    }

    static JsonObject write(CorporateAction action) {
        var ratio = action.ratio();
        var amount = action.amount();
        return new JsonObject()
                .put("id", action.id().toString())
                .put("type", action.type().name())
                .put("symbol", action.symbol())
                .put("ratio", ratio == null ? null : ratio.shares() + ":" + ratio.forShares())
                .put("newSymbol", action.newSymbol())
                .put("amount", amount == null ? null : amount.toPlainString())
                .put("effectiveDate", action.effectiveDate().toString())
                .put("timezone", action.zone().getId());
    }

    private static void require(boolean wanted, JsonObject json, String field, Type type, List<Fault.At> faults) {
        if (wanted == (json.getString(field) != null)) return;
        faults.add(new Fault.At("/" + field, "a " + type + (wanted ? " needs " : " has no ") + field));
    }

    private static String symbol(String text) {
        return Fill.normalised(text, AssetClass.STOCK);
    }

    /** The contract has seen the form: one to nine digits, a colon, one to nine digits. */
    private static long[] shares(String ratio) {
        return Arrays.stream(ratio.split(":", 2)).mapToLong(Long::parseLong).toArray();
    }

    private static void ratio(@Nullable String text, @Nullable Type type, List<Fault.At> faults) {
        if (text == null) return;
        long shares = shares(text)[0];
        long forShares = shares(text)[1];
        if (shares == 0 || forShares == 0) {
            faults.add(new Fault.At("/ratio", "ratio must be more than zero on both sides"));
        } else if (type == Type.SPLIT && shares <= forShares || type == Type.REVERSE_SPLIT && shares >= forShares) {
            faults.add(new Fault.At("/ratio", "ratio is new:old shares, so 4:1 is a split and 1:10 a reverse split"));
        }
    }

    private static void amount(@Nullable String text, List<Fault.At> faults) {
        if (text == null) return;
        try {
            if (Decimal.parse(text).signum() <= 0) {
                faults.add(new Fault.At("/amount", "amount must be more than zero"));
            }
        } catch (Unreadable unreadable) {
            faults.add(new Fault.At("/amount", unreadable.detail()));
        }
    }

    private static void date(@Nullable String text, List<Fault.At> faults) {
        if (text == null) return;
        try {
            LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            faults.add(new Fault.At("/effectiveDate", "effectiveDate must be a day such as 2024-06-10"));
        }
    }

    private static void zone(String text, List<Fault.At> faults) {
        try {
            ZoneId.of(text);
        } catch (DateTimeException unknown) {
            faults.add(new Fault.At("/timezone", "timezone must be a zone such as America/New_York"));
        }
    }
}
