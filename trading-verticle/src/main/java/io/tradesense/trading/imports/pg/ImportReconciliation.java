package io.tradesense.trading.imports.pg;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.imports.domain.Reconciled;
import io.tradesense.trading.imports.domain.StatedFigure;
import io.tradesense.trading.imports.domain.SymbolReconciliation;
import io.tradesense.trading.imports.domain.SymbolReconciliation.Figure;
import io.tradesense.trading.imports.domain.SymbolReconciliation.Known;
import io.tradesense.trading.imports.domain.TotalsReconciliation;
import io.tradesense.trading.imports.domain.TotalsReconciliation.Booked;
import io.tradesense.trading.imports.domain.TotalsReconciliation.Totals;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the figures of one import, and keeps ours beside them. */
final class ImportReconciliation {
    private static final String OF_FILE = "(x.import_id IS NOT DISTINCT FROM $1 OR EXISTS (SELECT 1 FROM import_rows r"
            + " WHERE r.import_id = $1 AND r.execution_id = x.id AND r.why IS NOT NULL) OR EXISTS (SELECT 1"
            + " FROM option_events o WHERE o.import_id = $1 AND (x.id = o.closing_execution OR o.deliveries @> ARRAY[x.id])))";
    private static final String EXECUTIONS =
            "SELECT " + ExecutionRows.COLUMNS.replaceAll("(\\w+)", "e.$1") + ", " + OF_FILE
                    + " AS of_file FROM effective_executions e JOIN executions x ON x.id = e.id"
                    + " WHERE e.account_id = $2 AND e.symbol = $3";
    private static final String FIGURES = "SELECT " + StatedFigures.COLUMNS + " FROM import_figures"
            + " WHERE import_id = $1 AND symbol = $2 AND measure <> 'CORPORATE_ACTION' ORDER BY number";
    private static final String TOTAL_FIGURES = "SELECT " + StatedFigures.COLUMNS + " FROM import_figures"
            + " WHERE import_id = $1 AND symbol IS NULL ORDER BY number";
    /** A rejected row names its symbol as the broker writes it: with or without the slash of a pair. */
    private static final String EVIDENCE = """
            SELECT a.cost_basis_method,
                EXISTS (SELECT 1 FROM import_errors f, unnest(ARRAY[$2::text, replace($2, '/', '')]) AS name
                    WHERE f.import_id = i.id AND upper(f.raw) ~ ('(^|[^A-Z0-9])'
                        || regexp_replace(name, '([^A-Z0-9 ])', '\\\\\\1', 'g') || '($|[^A-Z0-9])')) AS rejected,
                EXISTS (SELECT 1 FROM import_figures f WHERE f.import_id = i.id AND f.symbol = $2
                    AND f.measure = 'CORPORATE_ACTION') AS corporate_action,
                EXISTS (SELECT 1 FROM executions_of_imports r JOIN executions x ON x.id = r.execution_id
                    JOIN amended_executions m ON m.id = x.id AND m.quantity = 0
                    WHERE r.import_id = i.id AND x.symbol = $2) AS deleted,
                (SELECT max(x.executed_at) FROM executions_of_imports r JOIN executions x ON x.id = r.execution_id
                    WHERE r.import_id = i.id) AS until
            FROM imports i JOIN accounts a ON a.id = i.account_id WHERE i.id = $1
            """;

    private static final String TOTALS = """
            SELECT e.currency, count(*) AS fills, i.rejected > 0 AS rejected,
                COALESCE(sum(e.quantity * e.price * e.multiplier)
                    FILTER (WHERE e.side = 'BUY' AND e.asset_class <> 'FUTURE'), 0) AS purchases,
                COALESCE(sum(e.quantity * e.price * e.multiplier)
                    FILTER (WHERE e.side = 'SELL' AND e.asset_class <> 'FUTURE'), 0) AS sales,
                sum(e.commission) AS commissions, sum(e.fees + e.commission) AS costs,
                (SELECT bool_or(x.asset_class = 'FOREX') FROM executions_of_imports r JOIN executions x ON x.id = r.execution_id
                    WHERE r.import_id = $1) AS currencies
            FROM imports i
            JOIN (SELECT DISTINCT import_id, execution_id FROM executions_of_imports WHERE import_id = $1) r ON r.import_id = i.id
            JOIN effective_executions e ON e.id = r.execution_id
            WHERE i.id = $1 GROUP BY e.currency, i.rejected
            """;
    private static final String BOOKED = """
            SELECT m.currency, COALESCE(sum(m.effect) FILTER (WHERE m.type = 'DEPOSIT'), 0) AS deposits,
                COALESCE(sum(m.effect) FILTER (WHERE m.type = 'WITHDRAWAL'), 0) AS withdrawals, sum(m.effect) AS movements
            FROM cash_movements m
            WHERE m.id IN (SELECT movement_id FROM import_rows WHERE import_id = $1 AND movement_id IS NOT NULL)
            GROUP BY m.currency
            """;
    private static final String REALISED = """
            SELECT COALESCE(sum(ours), 0) AS realised FROM import_figures
            WHERE import_id = $1 AND measure = 'FILL_GROSS_PNL' AND difference IS NOT NULL
            """;
    private static final String KEEP = """
            UPDATE import_figures f SET ours = c.ours, difference = c.difference::numeric, cause = c.cause, detail = c.detail
            FROM UNNEST($2::bigint[], $3::numeric[], $4::text[], $5::text[], $6::text[])
                AS c (number, ours, difference, cause, detail)
            WHERE f.import_id = $1 AND f.number = c.number
            """;
    private static final Totals NOTHING =
            new Totals(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false, false);

    private final Vertx vertx;
    private final Pool pool;
    private final Work work;

    ImportReconciliation(Vertx vertx, Pool pool, Work work) {
        this.vertx = vertx;
        this.pool = pool;
        this.work = work;
    }

    Future<Void> symbol(String symbol) {
        return query(FIGURES, Tuple.of(work.id(), symbol))
                .compose(figures -> figures.size() == 0
                        ? Future.succeededFuture()
                        : query(EVIDENCE, Tuple.of(work.id(), symbol))
                                .compose(evidence -> query(EXECUTIONS, Tuple.of(work.id(), work.accountId(), symbol))
                                        .compose(executions -> vertx.executeBlocking(
                                                () -> SymbolReconciliation.of(
                                                        known(
                                                                evidence.iterator()
                                                                        .next(),
                                                                executions),
                                                        figures(figures)),
                                                false)))
                                .compose(this::keep));
    }

    Future<Void> totals() {
        return query(TOTAL_FIGURES, Tuple.of(work.id()))
                .compose(figures -> figures.size() == 0
                        ? Future.succeededFuture()
                        : query(TOTALS, Tuple.of(work.id()))
                                .compose(rows -> query(BOOKED, Tuple.of(work.id()))
                                        .compose(booked -> query(REALISED, Tuple.of(work.id()))
                                                .map(realised -> totals(figures, rows, booked(booked), realised))))
                                .compose(this::keep));
    }

    private static Map<String, Booked> booked(RowSet<Row> rows) {
        Map<String, Booked> byCurrency = new HashMap<>();
        rows.forEach(row -> byCurrency.put(
                row.getString("currency"),
                new Booked(
                        row.getBigDecimal("deposits"),
                        row.getBigDecimal("withdrawals"),
                        row.getBigDecimal("movements"))));
        return byCurrency;
    }

    private List<Reconciled> totals(
            RowSet<Row> figures, RowSet<Row> rows, Map<String, Booked> booked, RowSet<Row> realised) {
        var gross = realised.iterator().next().getBigDecimal("realised");
        Map<String, Totals> byCurrency = new HashMap<>();
        rows.forEach(row -> byCurrency.put(
                row.getString("currency"),
                new Totals(
                        row.getLong("fills"),
                        row.getBigDecimal("purchases"),
                        row.getBigDecimal("sales"),
                        row.getBigDecimal("commissions"),
                        row.getBigDecimal("costs"),
                        row.getBoolean("rejected"),
                        row.getBoolean("currencies"))));
        return figures(figures).stream()
                .map(figure -> TotalsReconciliation.of(
                        byCurrency.getOrDefault(currency(figure.stated()), NOTHING),
                        booked.getOrDefault(currency(figure.stated()), Booked.NOTHING),
                        gross,
                        figure.number(),
                        figure.stated()))
                .toList();
    }

    private String currency(StatedFigure stated) {
        var currency = stated.currency();
        return currency == null ? work.currency() : currency;
    }

    private static Known known(Row evidence, RowSet<Row> rows) {
        List<Execution> executions = new ArrayList<>(rows.size());
        Set<UUID> ofFile = new HashSet<>();
        for (Row row : rows) {
            var execution = ExecutionRows.execution(row);
            executions.add(execution);
            if (row.getBoolean("of_file")) {
                ofFile.add(execution.id());
            }
        }
        OffsetDateTime until = evidence.getOffsetDateTime("until");
        return new Known(
                CostBasis.valueOf(evidence.getString("cost_basis_method")),
                executions,
                ofFile,
                until == null ? Instant.MAX : until.toInstant(),
                evidence.getBoolean("rejected") || evidence.getBoolean("deleted"),
                evidence.getBoolean("corporate_action"));
    }

    private static List<Figure> figures(RowSet<Row> rows) {
        List<Figure> figures = new ArrayList<>(rows.size());
        rows.forEach(row ->
                figures.add(new Figure(row.getLong("number"), StatedFigures.figure(row), row.getUUID("execution_id"))));
        return figures;
    }

    private Future<Void> keep(List<Reconciled> items) {
        return query(
                        KEEP,
                        Tuple.of(work.id())
                                .addArrayOfLong(
                                        items.stream().map(Reconciled::number).toArray(Long[]::new))
                                .addValue(items.stream().map(Reconciled::ours).toArray(BigDecimal[]::new))
                                .addArrayOfString(texts(items, item -> text(item.difference())))
                                .addArrayOfString(texts(items, item -> text(item.cause())))
                                .addArrayOfString(texts(items, Reconciled::detail)))
                .mapEmpty();
    }

    private static String[] texts(List<Reconciled> items, Function<Reconciled, @Nullable String> part) {
        return items.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? null : value.toString();
    }

    private Future<RowSet<Row>> query(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments);
    }
}
