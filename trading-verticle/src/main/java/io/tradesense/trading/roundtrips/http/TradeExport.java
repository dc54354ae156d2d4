package io.tradesense.trading.roundtrips.http;

import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.trading.roundtrips.domain.Trades;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /trades/export}: as many trades as there are, no faster than their reader takes them. */
final class TradeExport {
    private final HttpServerResponse response;
    private final Trades.Flow flow;
    private final TradeFormat format;
    private long written;

    private TradeExport(HttpServerResponse response, Trades.Flow flow, TradeFormat format) {
        this.response = response;
        this.flow = flow;
        this.format = format;
    }

    static void send(RoutingContext ctx, ContractRequest request, Trades trades) {
        var format = request.text("format").orElse("csv").equals("json") ? TradeFormat.JSON : TradeFormat.CSV;
        trades.all(request.userId(), TradeFilters.ofQuery(request))
                .onFailure(ctx::fail)
                .onSuccess(flow -> new TradeExport(ctx.response(), flow, format).start());
    }

    private void start() {
        response.setChunked(true)
                .putHeader("content-type", format.mediaType())
                .putHeader("content-disposition", "attachment; filename=\"trades." + format.suffix() + "\"");
        // Whoever hangs up must not leave a database connection behind.
        response.closeHandler(gone -> flow.cancel());
        response.exceptionHandler(gone -> flow.cancel());
        response.drainHandler(drained -> flow.resume());
        var unused = response.write(format.head());
        flow.to(this::write, () -> response.end(format.foot()), failure -> response.reset());
    }

    private void write(Trades.Listed trade) {
        var unused = response.write(format.line(trade, written++));
        if (response.writeQueueFull()) flow.pause();
    }
}
