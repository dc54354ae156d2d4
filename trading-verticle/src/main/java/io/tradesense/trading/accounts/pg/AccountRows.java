package io.tradesense.trading.accounts.pg;

import io.tradesense.trading.accounts.domain.Account;
import io.tradesense.trading.accounts.domain.CostBasis;
import io.vertx.sqlclient.Row;

/** Accounts as rows of the table {@code accounts}. */
public final class AccountRows {

    /** The columns {@link #account} reads. */
    public static final String COLUMNS =
            "id, user_id, name, broker, currency, starting_balance, cost_basis_method, version, created_at";

    private AccountRows() {}

    public static Account account(Row row) {
        return new Account(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("broker"),
                row.getString("currency"),
                row.getBigDecimal("starting_balance"),
                CostBasis.valueOf(row.getString("cost_basis_method")),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
