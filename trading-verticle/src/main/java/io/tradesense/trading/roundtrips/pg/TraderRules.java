package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.roundtrips.domain.LotChoices;
import io.tradesense.trading.roundtrips.domain.MatchingRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the trader said about how executions are matched: chosen lots, trades split and merged. */
public final class TraderRules {
    private static final String LOTS = """
            SELECT closing_execution, opening_execution, quantity FROM lot_choices WHERE account_id = ANY ($1)
            ORDER BY closing_execution, ordinal
            """;
    private static final String GROUPINGS =
            "SELECT execution_id, book, joins FROM execution_groupings WHERE account_id = $1";

    private TraderRules() {}

    static Future<MatchingRules> of(SqlClient sql, UUID accountId, CostBasis basis) {
        return lots(sql, List.of(accountId), basis)
                .compose(lots -> sql.preparedQuery(GROUPINGS)
                        .execute(Tuple.of(accountId))
                        .map(rows -> {
                            Map<UUID, UUID> books = new HashMap<>();
                            Set<UUID> joined = new HashSet<>();
                            rows.forEach(row -> {
                                var execution = row.getUUID("execution_id");
                                var book = row.getUUID("book");
                                if (book != null) books.put(execution, book);
                                if (row.getBoolean("joins")) joined.add(execution);
                            });
                            return new MatchingRules(basis, lots, books, joined);
                        }));
    }

    /** Empty unless the basis asks for them. */
    static Future<LotChoices> lots(SqlClient sql, List<UUID> accountIds, CostBasis basis) {
        if (basis != CostBasis.SPECIFIC) return Future.succeededFuture(LotChoices.NONE);
        return sql.preparedQuery(LOTS)
                .execute(Tuple.tuple().addArrayOfUUID(accountIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<LotChoices.Chosen>> chosen = new HashMap<>();
                    rows.forEach(row -> chosen.computeIfAbsent(
                                    row.getUUID("closing_execution"), closing -> new ArrayList<>())
                            .add(new LotChoices.Chosen(
                                    row.getUUID("opening_execution"), row.getBigDecimal("quantity"))));
                    return new LotChoices(chosen);
                });
    }
}
