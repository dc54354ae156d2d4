package io.tradesense.ai.spending;

import io.tradesense.ai.spending.pg.PgPurse;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Sets tokens aside and never says what became of them. */
public final class ReservingProcess {
    public static final String RESERVED = "set aside by this process";

    private ReservingProcess() {}

    /** @param arguments the database, the user, how many tokens, for how many milliseconds */
    public static void main(String[] arguments) {
        var vertx = Vertx.vertx();
        var settings = TestService.settings(Map.of("AI_DATABASE_URL", arguments[0]));
        var purse = new PgPurse(Database.of("ai", settings).pool(vertx), new Outbox("ai"), () -> {}, Clock.systemUTC());
        long tokens = Long.parseLong(arguments[2]);
        purse.reserve(UUID.fromString(arguments[1]), tokens, tokens, Duration.ofMillis(Long.parseLong(arguments[3])))
                .onSuccess(reserved -> System.out.println(reserved.isPresent() ? RESERVED : "refused"))
                .onFailure(failure -> {
                    System.out.println(failure);
                    System.exit(1);
                });
    }
}
