package io.tradesense.allinone.stores;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The databases of the embedded server: makes those that are missing. */
record PostgresDatabases(PostgresConnection server) {

    private static final String WRONG_PASSWORD = "28P01";

    void createMissing(List<String> wanted) {
        try (var connection = connect()) {
            var existing = existing(connection);
            for (var name : wanted) {
                if (!existing.contains(name)) {
                    create(connection, name);
                }
            }
        } catch (SQLException error) {
            throw refusal(error);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.host() + ":" + server.port() + "/postgres?connectTimeout=10",
                server.user(),
                server.password());
    }

    private static Set<String> existing(Connection connection) throws SQLException {
        var names = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT datname FROM pg_database")) {
            while (rows.next()) {
                names.add(rows.getString("datname"));
            }
        }
        return names;
    }

    private static void create(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
        }
    }

    private static StartupRefusal refusal(SQLException error) {
        return WRONG_PASSWORD.equals(error.getSQLState())
                ? new StartupRefusal("The stored secret " + Secrets.POSTGRES_PASSWORD + " does not open the databases."
                        + " Restore the secrets and the databases from the same backup.")
                : new StartupRefusal("The databases cannot be prepared: " + error.getMessage());
    }
}
