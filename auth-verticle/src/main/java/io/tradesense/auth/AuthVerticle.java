package io.tradesense.auth;

import io.tradesense.auth.keys.aes.SealedKeys;
import io.tradesense.auth.keys.domain.SigningKeys;
import io.tradesense.auth.keys.http.JwksRoutes;
import io.tradesense.auth.keys.jwt.JwtAccessTokens;
import io.tradesense.auth.keys.pg.PgSigningKeys;
import io.tradesense.auth.mail.aes.SealedLetters;
import io.tradesense.auth.mail.pg.PgMailbox;
import io.tradesense.auth.passwords.argon2.Argon2Passwords;
import io.tradesense.auth.passwords.domain.CommonPasswords;
import io.tradesense.auth.passwords.domain.PasswordRules;
import io.tradesense.auth.pg.EventTransactions;
import io.tradesense.auth.sessions.domain.Devices;
import io.tradesense.auth.sessions.domain.Sessions;
import io.tradesense.auth.sessions.domain.SignIns;
import io.tradesense.auth.sessions.hmac.HmacSuccessors;
import io.tradesense.auth.sessions.http.DeviceRoutes;
import io.tradesense.auth.sessions.http.SignInRoutes;
import io.tradesense.auth.sessions.pg.PgSessions;
import io.tradesense.auth.users.domain.Credentials;
import io.tradesense.auth.users.domain.Profiles;
import io.tradesense.auth.users.domain.Registration;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.auth.users.http.ProfileRoutes;
import io.tradesense.auth.users.http.UserValidation;
import io.tradesense.auth.users.pg.PgUsers;
import io.tradesense.auth.workers.BoundedWorkers;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires auth together. */
final class AuthVerticle extends VerticleBase {
    private static final Logger log = LoggerFactory.getLogger(AuthVerticle.class);
    private static final Duration REGISTRATION_KEY_LIFE = Duration.ofDays(1);
    private static final long SWEEP_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Platform platform;
    private final AuthConfig config;
    private final Clock clock;
    private final Shared shared;
    private @Nullable ServiceServer server;

    /** What all verticles of a process have together. */
    record Shared(CommonPasswords commonPasswords, BoundedWorkers hashing, BoundedWorkers signing) {}

    AuthVerticle(Platform platform, AuthConfig config, Clock clock, Shared shared) {
        this.platform = platform;
        this.config = config;
        this.clock = clock;
        this.shared = shared;
    }

    @Override
    public Future<?> start() {
        var pool = config.database().pool(vertx);
        var outbox = new Outbox("auth");
        var transactions =
                new EventTransactions(pool, outbox, OutboxRelay.start(vertx, pool, outbox, platform.events()));
        var users = new PgUsers(pool, transactions);
        var sessions = new PgSessions(pool, transactions, config.sessionLife());
        var keys = new PgSigningKeys(vertx, pool, new SealedKeys(config.masterKey()), config.keyLife(), clock);
        var mailbox = new PgMailbox(pool, new SealedLetters(config.masterKey()), clock);
        Mail.deliver(vertx, mailbox, config.mail(), clock);
        sweepRegularly(users, sessions);
        return keys.ring()
                .compose(ring -> ContractRouter.load(
                        vertx, "auth/openapi.yaml", config.http().bodyBytes()))
                .map(contract -> serve(contract, users, sessions, keys))
                .compose(contract -> listen(contract, pool, outbox, users))
                .onSuccess(listening -> server = listening);
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.drain();
    }

    private ContractRouter serve(ContractRouter contract, Users users, Sessions sessions, SigningKeys keys) {
        var hashes = new Argon2Passwords(shared.hashing().open(vertx), config.argon2());
        var rules = new PasswordRules(shared.commonPasswords());
        var credentials = new Credentials(users, hashes);
        var accessTokens = new JwtAccessTokens(keys, shared.signing().open(vertx), clock);
        var signIns = new SignIns(sessions, users, accessTokens, new HmacSuccessors(config.masterKey()), clock);
        var registration = new Registration(users, hashes, rules, clock);
        var withSignIns = new SignInRoutes(registration, credentials, signIns).serve(contract);
        var withDevices = new DeviceRoutes(new Devices(sessions, clock), config.sessionLife()).serve(withSignIns);
        var withProfiles = new ProfileRoutes(new Profiles(users, credentials)).serve(withDevices);
        return new JwksRoutes(keys, config.keyLife(), clock).serve(withProfiles);
    }

    private Future<ServiceServer> listen(ContractRouter contract, Pool pool, Outbox outbox, Users users) {
        return ServiceServer.start(
                vertx, platform, "auth", config.http(), List.of(Database.dependency(pool)), contract, router -> {
                    new FeedRoute(pool, outbox).mount(router);
                    new UserValidation(users).mount(router);
                });
    }

    private void sweepRegularly(Users users, Sessions sessions) {
        vertx.setPeriodic(
                SWEEP_MILLIS,
                timer -> Future.all(
                                users.forgetRegistrationKeys(clock.instant().minus(REGISTRATION_KEY_LIFE)),
                                sessions.forget(clock.instant()))
                        .onFailure(failure -> log.warn("what is over stays for now: {}", failure.toString())));
    }
}
