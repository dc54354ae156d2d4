package io.tradesense.trading.prices.pg;

import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.Close;
import io.tradesense.trading.prices.domain.KeptCloses;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The table {@code daily_closes}. */
public final class PgCloses implements KeptCloses {
    private static final int BLOCK = 10_000;
    private static final String KEEP = """
            INSERT INTO daily_closes (symbol, asset_class, currency, day, close)
            SELECT * FROM UNNEST($1::text[], $2::text[], $3::text[], $4::date[], $5::numeric[])
            ON CONFLICT DO NOTHING
            """;
    private static final String OF = """
            SELECT a.number, c.day, c.close
            FROM UNNEST($1::text[], $2::text[], $3::text[]) WITH ORDINALITY a (symbol, asset_class, currency, number)
            JOIN daily_closes c USING (symbol, asset_class, currency)
            WHERE c.day BETWEEN $4 AND $5
            """;

    private record Line(Instrument instrument, LocalDate day, BigDecimal close) {}

    private final Pool pool;

    public PgCloses(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Map<Instrument, NavigableMap<LocalDate, Close>>> of(Collection<Instrument> instruments, Span span) {
        var asked = List.copyOf(instruments);
        var arguments = Tuple.tuple()
                .addArrayOfString(column(asked, Instrument::symbol))
                .addArrayOfString(column(asked, each -> each.assetClass().name()))
                .addArrayOfString(column(asked, Instrument::currency))
                .addLocalDate(span.from())
                .addLocalDate(span.to());
        return pool.preparedQuery(OF).execute(arguments).map(rows -> {
            Map<Instrument, NavigableMap<LocalDate, Close>> closes = new HashMap<>();
            for (Row row : rows) {
                closes.computeIfAbsent(asked.get(row.getInteger("number") - 1), first -> new TreeMap<>())
                        .put(row.getLocalDate("day"), new Close(row.getBigDecimal("close"), false));
            }
            return closes;
        });
    }

    @Override
    public Future<Void> keep(Map<Instrument, NavigableMap<LocalDate, Close>> closes) {
        List<Line> lines = new ArrayList<>();
        closes.forEach((instrument, days) ->
                days.forEach((day, close) -> lines.add(new Line(instrument, day, close.value()))));
        // every writer takes rows in one order, so that two never wait for each other
        lines.sort(Comparator.comparing((Line line) -> line.instrument().symbol())
                .thenComparing(line -> line.instrument().assetClass())
                .thenComparing(line -> line.instrument().currency())
                .thenComparing(Line::day));
        return keep(lines, 0);
    }

    private Future<Void> keep(List<Line> lines, int from) {
        if (from >= lines.size()) return Future.succeededFuture();
        var block = lines.subList(from, Math.min(lines.size(), from + BLOCK));
        var arguments = Tuple.tuple()
                .addArrayOfString(column(block, line -> line.instrument().symbol()))
                .addArrayOfString(
                        column(block, line -> line.instrument().assetClass().name()))
                .addArrayOfString(column(block, line -> line.instrument().currency()))
                .addValue(block.stream().map(Line::day).toArray(LocalDate[]::new))
                .addValue(block.stream().map(Line::close).toArray(BigDecimal[]::new));
        return pool.preparedQuery(KEEP).execute(arguments).compose(kept -> keep(lines, from + BLOCK));
    }

    private static <T> String[] column(List<T> rows, Function<T, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
