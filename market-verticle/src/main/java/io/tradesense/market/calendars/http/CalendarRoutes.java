package io.tradesense.market.calendars.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;

/** {@code GET /market-data/calendar}. */
public final class CalendarRoutes {
    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 30;
    private final Clock clock;

    public CalendarRoutes(Clock clock) {
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getCalendar", this::get);
    }

    private Future<Reply> get(ContractRequest request) {
        Readers.check(request.caller());
        TradingCalendar calendar =
                Calendars.find(request.text("market").orElse("XNYS")).orElseThrow();
        LocalDate from = request.text("from").map(LocalDate::parse).orElseGet(() -> calendar.dateOf(clock.instant()));
        LocalDate to = request.text("to").map(LocalDate::parse).orElseGet(() -> from.plusDays(USUAL_DAYS));
        if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS))) {
            throw Fault.invalid("query:to", "must be at most " + MOST_DAYS + " days after from, and not before it");
        }
        if (from.isBefore(calendar.knownFrom())) {
            throw Fault.invalid("query:from", "this calendar is known from " + calendar.knownFrom());
        }
        return Future.succeededFuture(Reply.ok(write(calendar, from, to)));
    }

    private JsonObject write(TradingCalendar calendar, LocalDate from, LocalDate to) {
        var sessions = new JsonArray();
        calendar.sessions(from, to)
                .forEach(session -> sessions.add(new JsonObject()
                        .put("date", session.date().toString())
                        .put("open", session.open().toString())
                        .put("close", session.close().toString())
                        .put("early", session.early())));
        return new JsonObject()
                .put("market", calendar.code())
                .put("timezone", calendar.zone().getId())
                .put("open", calendar.sessionAt(clock.instant()).isPresent())
                .put("sessions", sessions);
    }
}
