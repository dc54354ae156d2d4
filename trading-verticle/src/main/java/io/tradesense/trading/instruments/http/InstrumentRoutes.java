package io.tradesense.trading.instruments.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Decimal;
import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.FuturesContracts;
import io.tradesense.trading.executions.domain.KnownInstrument;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.instruments.domain.Instruments;
import io.tradesense.trading.instruments.domain.Instruments.Stated;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /trades/instruments/{symbol}}. */
public final class InstrumentRoutes {
    private final Instruments instruments;

    public InstrumentRoutes(Instruments instruments) {
        this.instruments = instruments;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getInstrument", this::get).on("stateInstrument", this::state);
    }

    private Future<Reply> get(ContractRequest request) {
        String symbol = symbol(request);
        return instruments
                .find(request.userId(), symbol)
                .map(stated -> stated.map(InstrumentRoutes::reply)
                        .orElseGet(() -> Reply.ok(write(
                                catalogued(symbol).orElseThrow(() -> Fault.notFound("instrument " + symbol)),
                                "CATALOGUE"))));
    }

    private Future<Reply> state(ContractRequest request) {
        return instruments
                .state(request.userId(), read(symbol(request), request.body()), version(request))
                .map(InstrumentRoutes::reply);
    }

    /** A future of the table, or an option that says in its name what it is. */
    private static Optional<KnownInstrument> catalogued(String symbol) {
        return FuturesContracts.find(symbol, AssetClass.FUTURE)
                .or(() -> OptionSymbol.parse(symbol)
                        .map(option -> new KnownInstrument(
                                symbol,
                                AssetClass.OPTION,
                                AssetClass.OPTION.usualMultiplier().orElseThrow(),
                                null,
                                "USD",
                                option.expiry())));
    }

    private static KnownInstrument read(String symbol, JsonObject json) {
        List<Fault.At> faults = new ArrayList<>();
        var assetClass = AssetClass.valueOf(json.getString("assetClass"));
        var multiplier = positive(json, "multiplier", faults);
        var tickSize = positive(json, "tickSize", faults);
        var expiry = date(json.getString("expiry"), faults);
        if (multiplier == null || !faults.isEmpty()) throw Fault.invalid("the instrument is not valid", faults);
        return new KnownInstrument(symbol, assetClass, multiplier, tickSize, json.getString("currency"), expiry);
    }

    private static @Nullable BigDecimal positive(JsonObject json, String field, List<Fault.At> faults) {
        String text = json.getString(field);
        if (text == null) return null;
        try {
            var number = Decimal.parse(text);
            if (number.signum() > 0) return number;
            faults.add(new Fault.At("/" + field, field + " must be more than zero"));
        } catch (Unreadable unreadable) {
            faults.add(new Fault.At("/" + field, unreadable.detail()));
        }
        return null;
    }

    private static @Nullable LocalDate date(@Nullable String text, List<Fault.At> faults) {
        if (text == null) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            faults.add(new Fault.At("/expiry", "expiry must be a day such as 2026-12-18"));
            return null;
        }
    }

    private static String symbol(ContractRequest request) {
        return Fill.normalised(request.requiredText("symbol"), AssetClass.OPTION);
    }

    private static Reply reply(Stated stated) {
        return Reply.ok(write(stated.instrument(), "USER")).with("etag", "\"" + stated.version() + "\"");
    }

    private static JsonObject write(KnownInstrument instrument, String source) {
        var tick = instrument.tickSize();
        var expiry = instrument.expiry();
        return new JsonObject()
                .put("symbol", instrument.symbol())
                .put("assetClass", instrument.assetClass().name())
                .put("multiplier", instrument.multiplier().toPlainString())
                .put("tickSize", tick == null ? null : tick.toPlainString())
                .put("currency", instrument.currency())
                .put("expiry", expiry == null ? null : expiry.toString())
                .put("source", source);
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
