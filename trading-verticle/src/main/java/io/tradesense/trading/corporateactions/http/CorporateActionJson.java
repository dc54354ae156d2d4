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
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire form of a corporate action. A ratio is written {@code new:old}, {@code 4:1} for four shares of one. */
final class CorporateActionJson {
    private static final String NEW_YORK = "America/New_York";

    private CorporateActionJson() {}

    /** @throws Fault INVALID with everything that is wrong with it */
    static CorporateAction read(UUID id, UUID userId, JsonObject json) {
        List<Fault.At> faults = new ArrayList<>();
        var type = Type.valueOf(json.getString("type"));
        String symbol = symbol(json.getString("symbol"));
        require(type.hasRatio(), json, "ratio", type, faults);
        require(type.renames(), json, "newSymbol", type, faults);
        require(type.pays(), json, "amount", type, faults);
        var ratio = ratio(json.getString("ratio"), type, faults);
        var newSymbol = json.getString("newSymbol") == null ? null : symbol(json.getString("newSymbol"));
        if (symbol.equals(newSymbol)) faults.add(new Fault.At("/newSymbol", "newSymbol is the symbol it had"));
        var amount = amount(json.getString("amount"), faults);
        var date = date(json.getString("effectiveDate"), faults);
        var zone = zone(json.getString("timezone", NEW_YORK), faults);
        if (date == null || zone == null || !faults.isEmpty()) {
            throw Fault.invalid("the corporate action is not valid", faults);
        }
        return new CorporateAction(id, userId, 0, type, symbol, ratio, newSymbol, amount, date, zone);
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
    private static @Nullable Split ratio(@Nullable String text, Type type, List<Fault.At> faults) {
        if (text == null) return null;
        var parts = text.split(":", 2);
        long shares = Long.parseLong(parts[0]);
        long forShares = Long.parseLong(parts[1]);
        if (shares == 0 || forShares == 0) {
            faults.add(new Fault.At("/ratio", "ratio must be more than zero on both sides"));
            return null;
        }
        if (type == Type.SPLIT && shares <= forShares || type == Type.REVERSE_SPLIT && shares >= forShares) {
            faults.add(new Fault.At("/ratio", "ratio is new:old shares, so 4:1 is a split and 1:10 a reverse split"));
        }
        return Split.of(shares, forShares);
    }

    private static @Nullable BigDecimal amount(@Nullable String text, List<Fault.At> faults) {
        if (text == null) return null;
        try {
            var amount = Decimal.parse(text);
            if (amount.signum() <= 0) faults.add(new Fault.At("/amount", "amount must be more than zero"));
            return amount;
        } catch (Unreadable unreadable) {
            faults.add(new Fault.At("/amount", unreadable.detail()));
            return null;
        }
    }

    private static @Nullable LocalDate date(String text, List<Fault.At> faults) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            faults.add(new Fault.At("/effectiveDate", "effectiveDate must be a day such as 2024-06-10"));
            return null;
        }
    }

    private static @Nullable ZoneId zone(String text, List<Fault.At> faults) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            faults.add(new Fault.At("/timezone", "timezone must be a zone such as America/New_York"));
            return null;
        }
    }
}
