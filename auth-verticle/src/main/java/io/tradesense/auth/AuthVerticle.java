package io.tradesense.auth;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.keys.aes.SealedKeys;
import io.tradesense.auth.keys.http.JwksRoutes;
import io.tradesense.auth.keys.jwt.JwtAccessTokens;
import io.tradesense.auth.keys.pg.PgSigningKeys;
import io.tradesense.auth.mail.aes.SealedLetters;
import io.tradesense.auth.mail.domain.SecurityNotices;
import io.tradesense.auth.mail.pg.NoticedChanges;
import io.tradesense.auth.mail.pg.PgMailbox;
import io.tradesense.auth.passwords.argon2.AddressSalts;
import io.tradesense.auth.passwords.argon2.Argon2Passwords;
import io.tradesense.auth.passwords.domain.CommonPasswords;
import io.tradesense.auth.passwords.domain.NewPasswords;
import io.tradesense.auth.passwords.domain.PasswordRules;
import io.tradesense.auth.passwords.zxcvbn.ZxcvbnEstimator;
import io.tradesense.auth.pg.EventTransactions;
import io.tradesense.auth.recovery.domain.RecoveryLetters;
import io.tradesense.auth.recovery.pg.MailedTokens;
import io.tradesense.auth.recovery.pg.PgWelcome;
import io.tradesense.auth.sessions.domain.Devices;
import io.tradesense.auth.sessions.domain.SignIns;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.auth.sessions.hmac.HmacSuccessors;
import io.tradesense.auth.sessions.http.DeviceRoutes;
import io.tradesense.auth.sessions.http.EndUser;
import io.tradesense.auth.sessions.http.SignInRoutes;
import io.tradesense.auth.sessions.pg.PgSessions;
import io.tradesense.auth.throttling.domain.Throttle;
import io.tradesense.auth.throttling.pg.PgFailedTries;
import io.tradesense.auth.throttling.pg.PgKnownDevices;
import io.tradesense.auth.users.domain.Credentials;
import io.tradesense.auth.users.domain.Profiles;
import io.tradesense.auth.users.domain.Registration;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.auth.users.http.ProfileRoutes;
import io.tradesense.auth.users.http.UserValidation;
import io.tradesense.auth.users.pg.PgUsers;
import io.tradesense.auth.workers.BoundedWorkers;
import io.tradesense.kit.events.FeedPruning;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires auth together. */
final class AuthVerticle extends VerticleBase {
    static final String CONTRACT = "auth/openapi.yaml";

    private static final Logger log = LoggerFactory.getLogger(AuthVerticle.class);
    private static final Duration REGISTRATION_KEY_LIFE = Duration.ofDays(1);
    private static final long SWEEP_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Platform platform;
    private final AuthConfig config;
    private final Clock clock;
    private final Shared shared;
    private @Nullable ServiceServer server;

    /** What all verticles of a process have together. */
    record Shared(CommonPasswords commonPasswords, Zxcvbn zxcvbn, BoundedWorkers hashing, BoundedWorkers signing) {}

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
        FeedPruning.start(
                vertx, platform.meters(), platform.clock(), pool, "auth", AuthFeed.retention(platform.feedRetention()));
        var audit = new PgAuditTrail(pool);
        var mailbox = new PgMailbox(pool, new SealedLetters(config.masterKey()), clock);
        var changes = new NoticedChanges(mailbox);
        var letters = new RecoveryLetters(config.publicOrigin().text());
        var tries = new PgFailedTries(pool);
        var devices = new PgKnownDevices(pool, mailbox, new SecurityNotices());
        var users = new PgUsers(pool, transactions, new PgWelcome(mailbox, letters));
        var sessions = new PgSessions(pool, transactions, config.sessionLife());
        var keys = new PgSigningKeys(vertx, pool, new SealedKeys(config.masterKey()), config.keyLife(), clock);
        Mail.deliver(vertx, mailbox, config.mail(), clock);
        sweepRegularly(() -> users.forgetRegistrationKeys(clock.instant().minus(REGISTRATION_KEY_LIFE)));
        sweepRegularly(() -> sessions.forget(clock.instant()));
        sweepRegularly(() -> tries.sweep(clock.instant()));
        sweepRegularly(() -> MailedTokens.forget(pool, clock.instant()));
        sweepRegularly(() -> audit.forget(clock.instant().minus(config.auditLife())));
        var hashes = new Argon2Passwords(
                shared.hashing().open(vertx), config.argon2(), new AddressSalts(config.masterKey()));
        var estimator = new ZxcvbnEstimator(shared.hashing().open(vertx), shared.zxcvbn());
        var passwords = new NewPasswords(new PasswordRules(shared.commonPasswords()), estimator);
        var credentials = new Credentials(users, hashes, audit, clock);
        var throttle = new Throttle(tries, devices, clock);
        var signing = shared.signing().open(vertx);
        var accessTokens = new JwtAccessTokens(keys, signing, clock);
        var signIns = new SignIns(sessions, users, accessTokens, new HmacSuccessors(config.masterKey()), clock);
        var registration = new Registration(users, hashes, passwords, clock);
        var profiles = new Profiles(
                users, (user, password) -> throttle.confirm(user, () -> credentials.confirm(user, password)), clock);
        var stepUp = new StepUp(sessions, clock);
        var secondFactor = new SecondFactorFeature(pool, config.masterKey(), stepUp, profiles, changes, clock);
        var passkeys = new PasskeyFeature(
                new PasskeyFeature.Ground(vertx, pool, config.masterKey(), signing, clock),
                config.publicOrigin(),
                new PasskeyFeature.Neighbours(users, profiles, signIns, stepUp, audit, changes));
        sweepRegularly(passkeys::sweep);
        var recovery = new RecoveryFeature(
                vertx,
                pool,
                transactions,
                mailbox,
                letters,
                users,
                stepUp,
                credentials,
                secondFactor.demanded(),
                passwords,
                hashes,
                throttle,
                clock);
        var oversight = new OversightFeature(pool, transactions, audit, changes, users, stepUp, clock);
        return keys.ring()
                .compose(ring -> ContractRouter.load(
                        vertx, platform.contracts(), CONTRACT, config.http().bodyBytes()))
                .map(
                        new SignInRoutes(
                                hashes,
                                throttle,
                                devices,
                                clock,
                                registration,
                                credentials,
                                secondFactor.demanded(),
                                signIns)::serve)
                .map(recovery::serve)
                .map(secondFactor::serve)
                .map(passkeys::serve)
                .map(oversight::serve)
                .map(new DeviceRoutes(new Devices(sessions, clock), config.sessionLife())::serve)
                .map(new ProfileRoutes(profiles, EndUser::actor)::serve)
                .map(new JwksRoutes(keys, config.keyLife(), clock)::serve)
                .compose(contract -> listen(contract, pool, outbox, users, oversight))
                .onSuccess(listening -> server = listening)
                .compose(listening -> oversight.followPlans(vertx, platform));
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.drain();
    }

    private Future<ServiceServer> listen(
            ContractRouter contract, Pool pool, Outbox outbox, Users users, OversightFeature oversight) {
        return ServiceServer.start(
                vertx, platform, "auth", config.http(), List.of(Database.dependency(pool)), contract, router -> {
                    new FeedRoute(pool, outbox).mount(router);
                    new UserValidation(users).mount(router);
                    oversight.mount(router);
                });
    }

    private void sweepRegularly(Supplier<Future<Void>> sweep) {
        vertx.setPeriodic(
                SWEEP_MILLIS,
                timer -> sweep.get()
                        .onFailure(failure -> log.warn("what is over stays for now: {}", failure.toString())));
    }
}
