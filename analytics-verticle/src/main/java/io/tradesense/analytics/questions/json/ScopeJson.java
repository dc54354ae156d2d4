package io.tradesense.analytics.questions.json;

import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Side;
import io.tradesense.analytics.readmodel.domain.TradeFilter;
import io.tradesense.kit.Fault;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which trades, as a JSON object whose members have the names and meanings of the parameters of {@code /performance}. */
public final class ScopeJson {
    private static final int DATE_LENGTH = "2026-03-02".length();
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private final String pointer;
    private final JsonObject json;
    private final List<Fault.At> faults = new ArrayList<>();

    private ScopeJson(String pointer, JsonObject json) {
        this.pointer = pointer;
        this.json = json;
    }

    /**
     * @param pointer to the object in the body
     * @param json of the types that the contract gives its members
     * @throws Fault INVALID naming every time and zone that cannot be read
     */
    public static Scope read(String pointer, JsonObject json) {
        return new ScopeJson(pointer, json).read();
    }

    private Scope read() {
        ZoneId zone = zone();
        Instant from = instant("from", zone, 0);
        Instant to = instant("to", zone, 1);
        if (from != null && to != null && !from.isBefore(to)) {
            note("to", "must be after from");
        }
        if (!faults.isEmpty()) {
            throw Fault.invalid("the trades to look at are not well told", faults);
        }
        String account = json.getString("accountId");
        String side = json.getString("side");
        var filter = new TradeFilter(
                account == null ? Set.of() : Set.of(UUID.fromString(account)),
                json.getString("symbol"),
                json.getString("tag"),
                json.getString("setup"),
                side == null ? null : Side.valueOf(side),
                from,
                to,
                json.getString("currency"));
        return new Scope(filter, zone);
    }

    private ZoneId zone() {
        String name = json.getString("tz", "UTC");
        if (ZONES.contains(name)) {
            return name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
        }
        note("tz", "is not a time zone of the IANA database, such as America/New_York");
        return ZoneOffset.UTC;
    }

    /** @param later days to add to a date: a period up to a day has that day in it */
    private @Nullable Instant instant(String member, ZoneId zone, int later) {
        String text = json.getString(member);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            note(member, "must be a date (2026-03-02) or an instant (2026-03-02T15:00:00Z)");
            return null;
        }
    }

    private void note(String member, String detail) {
        faults.add(new Fault.At(pointer + "/" + member, detail));
    }
}
