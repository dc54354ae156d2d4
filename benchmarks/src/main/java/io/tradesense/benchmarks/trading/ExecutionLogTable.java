package io.tradesense.benchmarks.trading;

import io.tradesense.allinone.stores.EmbeddedStores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.PGConnection;

/** The table the imports fill, reached past the service. */
final class ExecutionLogTable implements AutoCloseable {
    private static final String COLUMNS = "id, user_id, account_id, symbol, asset_class, currency, multiplier, side,"
            + " quantity, price, fees, commission, executed_at, external_id, fingerprint, import_id, recorded_at";
    private final Connection connection;

    ExecutionLogTable(EmbeddedStores stores) throws SQLException {
        var postgres = stores.postgres();
        connection = DriverManager.getConnection(
                "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/trading",
                postgres.user(),
                postgres.password());
    }

    /** @throws IllegalStateException where the import left another number: a fast wrong result is none */
    void requireRows(UUID account, int rows) throws SQLException {
        try (var count = connection.prepareStatement("SELECT count(*) FROM executions WHERE account_id = ?")) {
            count.setObject(1, account);
            try (var result = count.executeQuery()) {
                if (!result.next() || result.getInt(1) != rows) {
                    throw new IllegalStateException("the account has not " + rows + " executions");
                }
            }
        }
    }

    /** The account's rows in COPY's text form, with ids of their own, for another account. */
    byte[] rowsForAnotherAccount(UUID account, UUID other) throws SQLException, IOException {
        String query = "COPY (SELECT gen_random_uuid(), user_id, '" + other + "', "
                + COLUMNS.substring(COLUMNS.indexOf("symbol")) + " FROM executions WHERE account_id = '" + account
                + "' ORDER BY executed_at) TO STDOUT";
        var rows = new ByteArrayOutputStream();
        long copied = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query, rows);
        if (copied == 0) {
            throw new IllegalStateException("nothing to copy");
        }
        return rows.toByteArray();
    }

    /** The fastest way in that tells duplicates: a COPY into a temporary table, and from there with ON CONFLICT. */
    void copyThroughTemporaryTable(byte[] rows, int expected) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE incoming (LIKE executions INCLUDING DEFAULTS) ON COMMIT DROP");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY incoming (" + COLUMNS + ") FROM STDIN", new ByteArrayInputStream(rows));
            int inserted = statement.executeUpdate("INSERT INTO executions (" + COLUMNS + ") SELECT " + COLUMNS
                    + " FROM incoming ON CONFLICT (id) DO NOTHING");
            if (inserted != expected) {
                throw new IllegalStateException("COPY took " + inserted + " rows");
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    void analyse() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
