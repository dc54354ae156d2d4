package io.tradesense.trading.currencies.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.currencies.domain.AllSettings;
import io.tradesense.trading.currencies.domain.Rate;
import io.tradesense.trading.currencies.domain.Rates;
import io.tradesense.trading.currencies.domain.Settings;
import io.tradesense.trading.executions.domain.Decimal;
import io.tradesense.trading.executions.domain.Unreadable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** {@code /portfolio/settings} and {@code /portfolio/rates}. */
public final class CurrencyRoutes {
    private final AllSettings settings;
    private final Rates rates;

    public CurrencyRoutes(AllSettings settings, Rates rates) {
        this.settings = settings;
        this.rates = rates;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getSettings", this::get)
                .on("changeSettings", this::change)
                .on("stateRate", this::state);
    }

    private Future<Reply> get(ContractRequest request) {
        return settings.of(request.userId()).map(CurrencyRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        var said = new Settings(
                request.body().getString("baseCurrency"), zone(request.body().getString("timezone")), 0);
        return settings.change(request.userId(), said, version(request)).map(CurrencyRoutes::reply);
    }

    private Future<Reply> state(ContractRequest request) {
        JsonObject body = request.body();
        var pair = new Rates.Pair(body.getString("from"), body.getString("to"));
        if (pair.from().equals(pair.to())) throw Fault.invalid("/to", "to is the same currency as from");
        var rate = new Rate(day(body.getString("date")), positive(body.getString("rate")), "USER");
        return rates.state(request.userId(), pair, rate)
                .map(stated -> Reply.ok(new JsonObject()
                        .put("from", pair.from())
                        .put("to", pair.to())
                        .put("date", rate.day().toString())
                        .put("rate", rate.value().toPlainString())));
    }

    private static Reply reply(Settings settings) {
        return Reply.ok(new JsonObject()
                        .put("baseCurrency", settings.baseCurrency())
                        .put("timezone", settings.timezone().getId()))
                .with("etag", "\"" + settings.version() + "\"");
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw Fault.invalid("/timezone", "timezone must be a zone such as Europe/Berlin");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw Fault.invalid("/date", "date must be a day such as 2026-01-15");
        }
    }

    private static BigDecimal positive(String text) {
        try {
            var rate = Decimal.parse(text);
            if (rate.signum() > 0) return rate;
            throw Fault.invalid("/rate", "rate must be more than zero");
        } catch (Unreadable unreadable) {
            throw Fault.invalid("/rate", unreadable.detail());
        }
    }

    /** The version {@code If-Match} asks for; one that was never ours can only fail to match. */
    private static Optional<Long> version(ContractRequest request) {
        return request.text("If-Match").filter(tag -> !tag.equals("*")).map(tag -> {
            try {
                return Long.valueOf(tag.replaceFirst("^W/", "").replace("\"", ""));
            } catch (NumberFormatException foreign) {
                return -1L;
            }
        });
    }
}
