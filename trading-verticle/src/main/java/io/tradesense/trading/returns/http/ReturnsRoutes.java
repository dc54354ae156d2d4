package io.tradesense.trading.returns.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.prices.domain.Closes;
import io.tradesense.trading.returns.domain.Histories;
import io.tradesense.trading.returns.domain.History;
import io.tradesense.trading.returns.domain.Parts;
import io.tradesense.trading.returns.domain.Returns;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code /portfolio/history} and {@code /portfolio/returns}. */
public final class ReturnsRoutes {
    private static final int USUAL_DAYS = 365;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private final Histories histories;
    private final Clock clock;

    public ReturnsRoutes(Histories histories, Clock clock) {
        this.histories = histories;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getPortfolioHistory", request -> history(request).map(ReturnsRoutes::days))
                .on("getPortfolioReturns", request -> history(request).map(ReturnsRoutes::returns));
    }

    private Future<History> history(ContractRequest request) {
        return histories.of(new Histories.Question(
                request.userId(), request.optionalId("accountId"), request.text("currency"), span(request)));
    }

    private Closes.Span span(ContractRequest request) {
        List<Fault.At> faults = new ArrayList<>();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var to = date(request, "to", faults).orElse(today);
        var from = date(request, "from", faults).orElseGet(() -> to.minusDays(USUAL_DAYS - 1));
        if (!faults.isEmpty()) throw Fault.malformed(faults);
        if (to.isAfter(today)) faults.add(new Fault.At("query:to", "is not over yet"));
        if (from.isAfter(to)) faults.add(new Fault.At("query:from", "must not be after to"));
        if (from.isBefore(EARLIEST)) faults.add(new Fault.At("query:from", "must not be before 1900"));
        if (from.plusDays(Histories.MOST_DAYS).isBefore(to.plusDays(1))) {
            faults.add(new Fault.At("query:from", "must be at most " + Histories.MOST_DAYS + " days before to"));
        }
        if (!faults.isEmpty()) throw Fault.invalid(faults);
        return new Closes.Span(from, to);
    }

    private static Optional<LocalDate> date(ContractRequest request, String name, List<Fault.At> faults) {
        try {
            return request.text(name).map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            faults.add(new Fault.At("query:" + name, "is not a date"));
            return Optional.empty();
        }
    }

    private static Reply days(History history) {
        var days = new JsonArray();
        history.days().forEach(day -> days.add(day(day)));
        return Reply.ok(head(history).put("opening", plain(history.opening())).put("days", days));
    }

    private static JsonObject day(History.Day day) {
        return new JsonObject()
                .put("date", day.date().toString())
                .put("value", plain(day.value()))
                .put("cash", plain(day.cash()))
                .put("positions", plain(day.positions()))
                .put("deposits", plain(day.deposits()))
                .put("withdrawals", plain(day.withdrawals()))
                .put("stale", day.stale())
                .put("simulated", day.simulated());
    }

    private static Reply returns(History history) {
        var returns = Returns.of(history);
        return Reply.ok(head(history)
                .put("opening", plain(returns.opening()))
                .put("closing", plain(returns.closing()))
                .put("deposits", plain(returns.deposits()))
                .put("withdrawals", plain(returns.withdrawals()))
                .put("timeWeighted", rate(returns.timeWeighted()))
                .put("moneyWeighted", rate(returns.moneyWeighted()))
                .put(
                        "attribution",
                        new JsonObject()
                                .put("parts", parts(returns.parts()))
                                .put("total", plain(returns.total()))
                                .put("residual", plain(returns.residual())))
                .put("staleDays", count(history, History.Day::stale))
                .put("simulatedDays", count(history, History.Day::simulated)));
    }

    private static long count(History history, Predicate<History.Day> which) {
        return history.days().stream().filter(which).count();
    }

    private static JsonObject head(History history) {
        var first = history.days().get(0);
        var last = history.days().get(history.days().size() - 1);
        return new JsonObject()
                .put("currency", history.currency())
                .put("from", first.date().toString())
                .put("to", last.date().toString())
                .put("unconverted", new JsonArray(List.copyOf(history.unconverted())));
    }

    private static JsonObject rate(Returns.Rate rate) {
        return new JsonObject()
                .put("return", rate.ofPeriod())
                .put("annualised", rate.annual())
                .put("reason", rate.reason());
    }

    private static JsonObject parts(Parts parts) {
        return new JsonObject()
                .put("price", plain(parts.price()))
                .put("currency", plain(parts.currency()))
                .put("dividends", plain(parts.dividends()))
                .put("interest", plain(parts.interest()))
                .put("fees", plain(parts.fees()));
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
