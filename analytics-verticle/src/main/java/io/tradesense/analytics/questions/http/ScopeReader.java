package io.tradesense.analytics.questions.http;

import io.tradesense.analytics.questions.domain.Freshness;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Side;
import io.tradesense.analytics.readmodel.domain.TradeFilter;
import io.tradesense.kit.Fault;
import io.tradesense.kit.openapi.ContractRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters every question has. Times and zones are more than a pattern can tell, so what is wrong with them
 * is found here and named together with what the contract finds.
 */
public final class ScopeReader {
    private static final String TZ = "tz";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String MIN_AS_OF = "minAsOf";
    private static final int DATE_LENGTH = "2026-03-02".length();
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final RoutingContext ctx;
    private final Map<String, Fault.At> faults = new LinkedHashMap<>();

    private ScopeReader(RoutingContext ctx) {
        this.ctx = ctx;
    }

    /** @param request fails with what the contract finds */
    public static Asked read(RoutingContext ctx, Supplier<ContractRequest> request) {
        return new ScopeReader(ctx).read(request);
    }

    /** A request whose parameters are good, and what they ask about. */
    public record Asked(ContractRequest request, Scope scope, Freshness freshness) {}

    private Asked read(Supplier<ContractRequest> checked) {
        ContractRequest request = check(checked);
        ZoneId zone = zone();
        Instant from = instant(FROM, zone, 0);
        Instant to = instant(TO, zone, 1);
        if (from != null && to != null && !from.isBefore(to)) {
            note(TO, "must be after from");
        }
        Instant asOf = instant(MIN_AS_OF, zone, 0);
        if (request == null || !faults.isEmpty()) {
            throw Fault.malformed(List.copyOf(faults.values()));
        }
        return new Asked(request, new Scope(filter(request, from, to), zone), freshness(request, asOf));
    }

    private static Freshness freshness(ContractRequest request, @Nullable Instant asOf) {
        long version = request.text("minVersion").map(Long::parseLong).orElse(0L);
        return new Freshness(version, asOf, Duration.ofSeconds(request.integer("wait", 0)));
    }

    private @Nullable ContractRequest check(Supplier<ContractRequest> checked) {
        try {
            return checked.get();
        } catch (Fault fault) {
            fault.errors().forEach(at -> faults.put(at.pointer(), at));
            return null;
        }
    }

    private static TradeFilter filter(ContractRequest request, @Nullable Instant from, @Nullable Instant to) {
        return new TradeFilter(
                request.optionalId("accountId").map(Set::<UUID>of).orElse(Set.of()),
                request.text("symbol").orElse(null),
                request.text("tag").orElse(null),
                request.text("setup").orElse(null),
                request.text("side").map(Side::valueOf).orElse(null),
                from,
                to,
                request.text("currency").orElse(null));
    }

    private ZoneId zone() {
        String name = text(TZ);
        if (name == null) {
            return ZoneOffset.UTC;
        }
        if (!ZONES.contains(name)) {
            note(TZ, "\"" + name + "\" is not a time zone of the IANA database, such as America/New_York");
            return ZoneOffset.UTC;
        }
        return ZoneId.of(name);
    }

    /** @param later days to add to a date: a period up to a day has that day in it */
    private @Nullable Instant instant(String parameter, ZoneId zone, int later) {
        String text = text(parameter);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            note(parameter, "must be a date (2026-03-02) or an instant (2026-03-02T15:00:00Z)");
            return null;
        }
    }

    private @Nullable String text(String parameter) {
        return ctx.queryParam(parameter).stream().findFirst().orElse(null);
    }

    private void note(String parameter, String detail) {
        String pointer = "query:" + parameter;
        faults.put(pointer, new Fault.At(pointer, detail));
    }
}
