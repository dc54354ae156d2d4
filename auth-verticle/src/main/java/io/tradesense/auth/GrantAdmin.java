package io.tradesense.auth;

import io.tradesense.auth.admin.pg.FirstAdministrator;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.pg.Database;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code GrantAdmin <email>}: makes the owner of an account an administrator, with {@code AUTH_DATABASE_URL} as auth itself
 * has it. For the first one, whom nobody else could make. Ends with status 1 where there is no such account.
 */
public final class GrantAdmin {
    private static final long LONGEST_SECONDS = 30;

    private GrantAdmin() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: GrantAdmin <email>");
            System.exit(2);
        }
        try {
            System.out.println(grant(Settings.fromEnvironment(), arguments[0]));
        } catch (ConfigurationFault | IllegalArgumentException refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    /**
     * Blocks until it is done; doing it again changes nothing.
     *
     * @return what was done, for a person
     * @throws IllegalArgumentException where it cannot be done, saying why
     */
    public static String grant(Settings settings, String email) {
        var database = Database.of("auth", settings);
        settings.check();
        Vertx vertx = Vertx.vertx();
        try {
            var granting = new FirstAdministrator(database.pool(vertx));
            return granting.grant(email, Clock.systemUTC().instant()).await(LONGEST_SECONDS, TimeUnit.SECONDS)
                    ? email + " is an administrator; the next refresh of a token brings the role"
                    : email + " was an administrator already";
        } catch (TimeoutException late) {
            throw new IllegalArgumentException("the database does not answer", late);
        } finally {
            vertx.close().await();
        }
    }
}
