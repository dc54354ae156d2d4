package io.tradesense.auth;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.tradesense.auth.passwords.domain.CommonPasswords;
import io.tradesense.auth.passwords.zxcvbn.LeakedPasswords;
import io.tradesense.auth.workers.BoundedWorkers;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import io.tradesense.kit.pg.Migrations;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** Users, sessions and tokens. */
public final class AuthService implements Service {
    private static final int SIGN_QUEUE = 256;
    /** What the database keeps of an instant. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    private final Function<Platform, Clock> clock;

    public AuthService() {
        this(Platform::clock);
    }

    /** @param clock what the rules of auth take for the time; tokens between services keep to the platform's */
    AuthService(Function<Platform, Clock> clock) {
        this.clock = clock;
    }

    public static void main(String[] args) {
        Launcher.runOrExit(Settings.fromEnvironment(), Shape.ADDRESSED, new AuthService());
    }

    @Override
    public String name() {
        return "auth";
    }

    @Override
    public Plan plan(Settings settings) {
        AuthConfig config = AuthConfig.of(settings);
        var shared = new AuthVerticle.Shared(
                new CommonPasswords(LeakedPasswords.read()),
                new Zxcvbn(),
                // A flood of sign-ins must leave the event loops their processor.
                new BoundedWorkers("auth-hashing", config.hashThreads(), config.hashQueue(), Thread.MIN_PRIORITY),
                new BoundedWorkers("auth-signing", 1, SIGN_QUEUE));
        return new Plan(
                config.instances(),
                platform -> Future.all(
                                Migrations.apply(platform.vertx(), config.database()),
                                platform.contracts().load(AuthVerticle.CONTRACT))
                        .mapEmpty(),
                platform -> new AuthVerticle(platform, config, Clock.tick(clock.apply(platform), TICK), shared));
    }
}
