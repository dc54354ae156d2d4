package io.tradesense.trading.journal.setups.pg;

import io.tradesense.trading.journal.setups.domain.Rule;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Rules as rows of the table {@code journal_setup_rules}. */
final class RuleRows {
    private static final String OF_SETUPS =
            "SELECT * FROM journal_setup_rules WHERE setup_id = ANY ($1) ORDER BY setup_id, ordinal";
    private static final String FORGET = "DELETE FROM journal_setup_rules WHERE setup_id = $1 AND id <> ALL ($2)";
    private static final String WRITE = """
            INSERT INTO journal_setup_rules (id, setup_id, ordinal, kind, text, number, from_time, to_time, choices)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal, kind = excluded.kind, text = excluded.text,
                number = excluded.number, from_time = excluded.from_time, to_time = excluded.to_time,
                choices = excluded.choices
            WHERE journal_setup_rules.setup_id = excluded.setup_id
            """;

    private RuleRows() {}

    static Future<Map<UUID, List<Rule>>> of(SqlClient sql, Collection<UUID> setupIds) {
        return sql.preparedQuery(OF_SETUPS)
                .execute(Tuple.tuple().addArrayOfUUID(setupIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<Rule>> rules = new HashMap<>();
                    rows.forEach(row -> rules.computeIfAbsent(row.getUUID("setup_id"), id -> new ArrayList<>())
                            .add(rule(row)));
                    return rules;
                });
    }

    static Future<Void> replace(SqlConnection transaction, UUID setupId, List<Rule> rules) {
        Future<Void> done = transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(setupId)
                        .addArrayOfUUID(rules.stream().map(Rule::id).toArray(UUID[]::new)))
                .mapEmpty();
        for (int at = 0; at < rules.size(); at++) {
            var row = row(setupId, at, rules.get(at));
            done = done.compose(
                    before -> transaction.preparedQuery(WRITE).execute(row).mapEmpty());
        }
        return done;
    }

    private static Tuple row(UUID setupId, int ordinal, Rule rule) {
        return Tuple.of(rule.id(), setupId, ordinal, rule.kind().name(), rule.text())
                .addBigDecimal(rule.number())
                .addLocalTime(rule.from())
                .addLocalTime(rule.to())
                .addArrayOfString(rule.choices().toArray(String[]::new));
    }

    private static Rule rule(Row row) {
        return new Rule(
                row.getUUID("id"),
                Rule.Kind.valueOf(row.getString("kind")),
                row.getString("text"),
                row.getBigDecimal("number"),
                row.getLocalTime("from_time"),
                row.getLocalTime("to_time"),
                new TreeSet<>(List.of(row.getArrayOfStrings("choices"))));
    }
}
