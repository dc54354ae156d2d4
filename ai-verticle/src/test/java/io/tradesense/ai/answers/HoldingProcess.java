package io.tradesense.ai.answers;

import io.tradesense.ai.answers.domain.SharedFlight;
import io.tradesense.ai.answers.pg.PgClaims;
import io.tradesense.ai.spending.domain.Cancellation;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Makes an answer that never ends, until it is killed. */
final class HoldingProcess {
    static final String HELD = "held by this process";

    private HoldingProcess() {}

    public static void main(String[] arguments) {
        var vertx = Vertx.vertx();
        var settings = TestService.settings(Map.of("AI_DATABASE_URL", arguments[0]));
        var claims =
                new PgClaims(Database.of("ai", settings).pool(vertx), Duration.ofMillis(Long.parseLong(arguments[3])));
        var flight = new SharedFlight<String>(
                claims, millis -> vertx.timer(millis, TimeUnit.MILLISECONDS).mapEmpty(), System::nanoTime);
        vertx.runOnContext(go -> flight.join(
                        new SharedFlight.Wanted<>(
                                UUID.fromString(arguments[1]),
                                arguments[2],
                                Duration.ofMinutes(1),
                                () -> Future.succeededFuture(Optional.empty()),
                                cancellation -> {
                                    System.out.println(HELD);
                                    return Promise.<String>promise().future();
                                }),
                        new Cancellation())
                .onFailure(failure -> {
                    System.out.println(failure);
                    System.exit(1);
                }));
    }
}
