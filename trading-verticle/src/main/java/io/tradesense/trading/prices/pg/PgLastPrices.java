package io.tradesense.trading.prices.pg;

import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.LastPrices;
import io.tradesense.trading.prices.domain.Price;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code last_prices}. */
public final class PgLastPrices implements LastPrices {
    private static final String KEEP = """
            INSERT INTO last_prices (symbol, asset_class, currency, price, as_of)
            SELECT * FROM UNNEST($1::text[], $2::text[], $3::text[], $4::numeric[], $5::timestamptz[])
            ON CONFLICT (symbol, asset_class, currency) DO UPDATE SET price = excluded.price, as_of = excluded.as_of
            WHERE last_prices.as_of < excluded.as_of
            """;
    private static final String OF = """
            SELECT a.number, p.price, p.as_of
            FROM UNNEST($1::text[], $2::text[], $3::text[]) WITH ORDINALITY a (symbol, asset_class, currency, number)
            JOIN last_prices p USING (symbol, asset_class, currency)
            """;
    /** Every writer takes rows in one order, so that two never wait for each other. */
    private static final Comparator<Instrument> ORDER = Comparator.comparing(Instrument::symbol)
            .thenComparing(Instrument::assetClass)
            .thenComparing(Instrument::currency);

    private final Pool pool;

    public PgLastPrices(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Void> keep(Map<Instrument, Price> prices) {
        // contract sizes share a price, and one statement may touch a row only once
        Map<List<String>, Instrument> distinct = new HashMap<>();
        prices.keySet()
                .forEach(each ->
                        distinct.put(List.of(each.symbol(), each.assetClass().name(), each.currency()), each));
        if (distinct.isEmpty()) return Future.succeededFuture();
        var instruments = distinct.values().stream().sorted(ORDER).toList();
        List<BigDecimal> values = new ArrayList<>();
        List<OffsetDateTime> times = new ArrayList<>();
        for (var instrument : instruments) {
            var price = prices.get(instrument);
            if (price == null) throw new IllegalStateException("no price of " + instrument);
            values.add(price.value());
            times.add(price.asOf().atOffset(ZoneOffset.UTC));
        }
        var arguments = identities(instruments)
                .addValue(values.toArray(BigDecimal[]::new))
                .addValue(times.toArray(OffsetDateTime[]::new));
        return pool.preparedQuery(KEEP).execute(arguments).mapEmpty();
    }

    @Override
    public Future<Map<Instrument, Price>> of(Collection<Instrument> instruments) {
        var asked = List.copyOf(instruments);
        return pool.preparedQuery(OF).execute(identities(asked)).map(rows -> {
            Map<Instrument, Price> prices = new HashMap<>();
            for (Row row : rows) {
                prices.put(asked.get(row.getInteger("number") - 1), price(row));
            }
            return prices;
        });
    }

    private static Price price(Row row) {
        return new Price(
                row.getBigDecimal("price"),
                row.getOffsetDateTime("as_of").toInstant(),
                Price.Source.LAST_QUOTE,
                true,
                false);
    }

    private static Tuple identities(List<Instrument> instruments) {
        return Tuple.tuple()
                .addArrayOfString(instruments.stream().map(Instrument::symbol).toArray(String[]::new))
                .addArrayOfString(instruments.stream()
                        .map(each -> each.assetClass().name())
                        .toArray(String[]::new))
                .addArrayOfString(instruments.stream().map(Instrument::currency).toArray(String[]::new));
    }
}
