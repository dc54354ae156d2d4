package io.tradesense.trading.imports.pg;

import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.pg.ExecutionRows;
import io.tradesense.trading.imports.domain.ImportQueue.Entry;
import io.tradesense.trading.imports.domain.ImportQueue.Work;
import io.tradesense.trading.imports.domain.JudgedRow;
import io.tradesense.trading.imports.domain.OptionEnds;
import io.tradesense.trading.imports.domain.OptionEnds.Outcome;
import io.tradesense.trading.imports.domain.Verdicts.Verdict;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import io.tradesense.trading.optionevents.pg.SettledEvents;
import io.tradesense.trading.optionevents.pg.StatedDeliveries;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Makes option events of what a file says of ended options; in a dry run says only what would become of each row. */
final class ImportedOptionEnds {
    private static final String EVENTS = "SELECT " + SettledEvents.COLUMNS + """
            , sources, by_hand FROM option_events WHERE account_id = $1 AND symbol = ANY ($2)
            """;
    private static final String OPTIONS = "SELECT " + ExecutionRows.COLUMNS + """
             FROM stated_executions WHERE account_id = $1 AND symbol = ANY ($2) AND asset_class = 'OPTION'
            """;

    private static final String STATED =
            "UPDATE option_events SET sources = array_append(sources, $2::uuid) WHERE id = ANY ($1)";

    private final SqlConnection transaction;
    private final Work work;
    private final List<Entry.Ended> rows;
    private final String[] symbols;
    private final List<OptionSymbol.Parts> contracts;

    /** What the account and, in a dry run, the file has in options and shares. */
    private record Executions(Map<String, List<Execution>> options, List<Execution> shares) {}

    ImportedOptionEnds(SqlConnection transaction, Work work, List<Entry.Ended> rows) {
        this.transaction = transaction;
        this.work = work;
        this.rows = rows;
        this.symbols = rows.stream().map(row -> row.end().symbol()).distinct().toArray(String[]::new);
        this.contracts = rows.stream()
                .map(row -> OptionSymbol.parse(row.end().symbol()).orElseThrow())
                .distinct()
                .toList();
    }

    Future<List<Verdict>> judge() {
        return known().map(known -> OptionEnds.settle(work.userId(), work.accountId(), rows, known))
                .compose(outcomes -> work.dryRun() ? Future.succeededFuture(outcomes) : record(outcomes))
                .map(ImportedOptionEnds::verdicts);
    }

    private Future<OptionEnds.Known> known() {
        Map<UUID, UUID> events = new HashMap<>();
        List<OptionEvent> byHand = new ArrayList<>();
        return transaction
                .preparedQuery(EVENTS)
                .execute(ofSymbols())
                .compose(found -> {
                    found.forEach(row -> {
                        var event = SettledEvents.recorded(row).event();
                        var sources = row.getArrayOfUUIDs("sources");
                        for (var source : sources) events.put(source, event.id());
                        if (sources.length == 0 && row.getBoolean("by_hand")) byHand.add(event);
                    });
                    return executions();
                })
                .map(executions -> new OptionEnds.Known(events, byHand, executions.options(), executions.shares()));
    }

    private Future<Executions> executions() {
        var all = new Executions(new TreeMap<>(), new ArrayList<>());
        return transaction
                .preparedQuery(OPTIONS)
                .execute(ofSymbols())
                .compose(options -> {
                    options.forEach(row -> note(all, ExecutionRows.execution(row)));
                    return StatedDeliveries.shares(transaction, work.accountId(), contracts);
                })
                .compose(shares -> {
                    all.shares().addAll(shares);
                    return work.dryRun() ? tried(all) : Future.succeededFuture(all);
                });
    }

    private Future<Executions> tried(Executions all) {
        return new TriedExecutions(transaction, work)
                .of(List.of(symbols), contracts)
                .map(found -> {
                    found.forEach(execution -> note(all, execution));
                    return all;
                });
    }

    private static void note(Executions all, Execution execution) {
        switch (execution.instrument().assetClass()) {
            case OPTION ->
                all.options()
                        .computeIfAbsent(execution.instrument().symbol(), first -> new ArrayList<>())
                        .add(execution);
            case STOCK -> all.shares().add(execution);
            case FUTURE, FOREX, CRYPTO -> {
                // Nothing that an option of shares ends in.
            }
        }
    }

    private Future<List<Outcome>> record(List<Outcome> outcomes) {
        Future<Void> done = Future.succeededFuture();
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Settled settled) {
                var sources = settled.rows().stream().map(Entry.Ended::id).toList();
                var origin = new SettledEvents.Origin(settled.stated(), work.id(), sources);
                done = done.compose(
                        before -> SettledEvents.record(transaction, settled.event(), settled.settlement(), origin));
            } else if (outcome instanceof Outcome.Stated stated) {
                done = done.compose(before -> transaction
                        .preparedQuery(STATED)
                        .execute(Tuple.tuple()
                                .addArrayOfUUID(stated.events().toArray(UUID[]::new))
                                .addUUID(stated.row().id()))
                        .mapEmpty());
            }
        }
        return done.map(outcomes);
    }

    private static List<Verdict> verdicts(List<Outcome> outcomes) {
        List<Verdict> verdicts = new ArrayList<>();
        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Settled settled) {
                var id = settled.event().id();
                settled.rows().forEach(row -> verdicts.add(new Verdict(row, JudgedRow.Outcome.ADDED, null, id)));
            } else if (outcome instanceof Outcome.Duplicate known) {
                verdicts.add(new Verdict(known.row(), JudgedRow.Outcome.DUPLICATE, known.why(), known.event()));
            } else if (outcome instanceof Outcome.Stated stated) {
                var event = stated.events().get(0);
                verdicts.add(new Verdict(stated.row(), JudgedRow.Outcome.DUPLICATE, Outcome.Stated.WHY, event));
            } else if (outcome instanceof Outcome.Refused refused) {
                verdicts.add(new Verdict(refused.row(), JudgedRow.Outcome.REJECTED, refused.why(), null));
            }
        }
        return verdicts;
    }

    private Tuple ofSymbols() {
        return Tuple.of(work.accountId()).addArrayOfString(symbols);
    }
}
