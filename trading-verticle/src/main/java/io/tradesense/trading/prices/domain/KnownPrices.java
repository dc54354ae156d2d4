package io.tradesense.trading.prices.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The market's prices where it answers, and where it does not the last ones it gave. */
public final class KnownPrices implements Quotes {
    private final Quotes market;
    private final LastPrices kept;

    public KnownPrices(Quotes market, LastPrices kept) {
        this.market = market;
        this.kept = kept;
    }

    @Override
    public Future<Map<Instrument, Price>> of(Collection<Instrument> instruments) {
        return market.of(instruments)
                .compose(asked -> kept.keep(real(asked)).map(asked))
                .compose(asked -> complete(instruments, asked));
    }

    private Future<Map<Instrument, Price>> complete(Collection<Instrument> instruments, Map<Instrument, Price> asked) {
        var missing =
                instruments.stream().filter(each -> !asked.containsKey(each)).toList();
        if (missing.isEmpty()) return Future.succeededFuture(asked);
        return kept.of(missing).map(remembered -> {
            Map<Instrument, Price> all = new HashMap<>(remembered);
            all.putAll(asked);
            return all;
        });
    }

    /** What was made up must never be taken for what was seen. */
    private static Map<Instrument, Price> real(Map<Instrument, Price> prices) {
        return prices.keySet().stream()
                .filter(instrument -> {
                    var price = prices.get(instrument);
                    return price != null && !price.simulated();
                })
                .collect(Collectors.toMap(Function.identity(), prices::get));
    }
}
