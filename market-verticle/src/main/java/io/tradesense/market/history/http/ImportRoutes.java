package io.tradesense.market.history.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.history.csv.CandleFile;
import io.tradesense.market.history.domain.ImportedHistory;
import io.tradesense.market.history.domain.Interval;
import io.tradesense.market.history.domain.QualityCheck;
import io.tradesense.market.instruments.domain.Instrument;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A user's own candles: {@code POST /market-data/history/{symbol}/import} and their removal. */
public final class ImportRoutes {
    private final Vertx vertx;
    private final ImportedHistory imported;
    private final long mostBytes;

    public ImportRoutes(Vertx vertx, ImportedHistory imported, long mostBytes) {
        this.vertx = vertx;
        this.imported = imported;
        this.mostBytes = mostBytes;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.onStream("importHistory", ctx -> take(api, ctx)).on("deleteImportedHistory", this::remove);
    }

    private void take(ContractRouter api, RoutingContext ctx) {
        ContractRequest request = api.parameters(ctx, "importHistory");
        UUID userId = request.userId();
        var instrument = Instrument.parse(request.requiredText("symbol"));
        var interval =
                Interval.of(request.text("interval").orElse(Interval.D1.word())).orElseThrow();
        ZoneId zone = zone(request.text("timezone").orElse("UTC"));
        body(ctx.request())
                .compose(body -> store(userId, instrument, interval, zone, body))
                .onSuccess(ctx::json)
                .onFailure(ctx::fail);
    }

    /** A file of many years takes a moment to read: not on the event loop. */
    private Future<JsonObject> store(UUID userId, Instrument instrument, Interval interval, ZoneId zone, Buffer body) {
        var calendar = Calendars.of(instrument.kind());
        String text = body.toString(StandardCharsets.UTF_8);
        return vertx.executeBlocking(() -> CandleFile.read(text, interval, zone, calendar), false)
                .compose(file -> imported.put(userId, instrument, interval, file.candles(), file.actions())
                        .map(added -> new JsonObject()
                                .put("symbol", instrument.symbol())
                                .put("interval", interval.word())
                                .put("candles", file.candles().size())
                                .put("added", added)
                                .put("actions", file.actions().size())
                                .put(
                                        "quality",
                                        HistoryRoutes.flags(new QualityCheck(calendar)
                                                .flags(interval, file.candles(), file.actions())))));
    }

    private Future<Reply> remove(ContractRequest request) {
        return imported.remove(request.userId(), Instrument.parse(request.requiredText("symbol")))
                .map(removed -> Reply.noContent());
    }

    private Future<Buffer> body(HttpServerRequest request) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
                    if (body.length() + chunk.length() <= mostBytes) {
                        body.appendBuffer(chunk);
                    } else {
                        // The rest is read and forgotten, so that the refusal can be read.
                        whole.tryFail(
                                Fault.of(Fault.Kind.TOO_LARGE, "a file may have at most " + mostBytes + " bytes"));
                    }
                })
                .exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw Fault.malformed(List.of(new Fault.At("query:timezone", "is not a time zone")));
        }
    }
}
