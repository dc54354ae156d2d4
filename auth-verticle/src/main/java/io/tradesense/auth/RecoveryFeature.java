package io.tradesense.auth;

import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.mail.domain.SecurityNotices;
import io.tradesense.auth.mail.pg.PgMailbox;
import io.tradesense.auth.passwords.domain.NewPasswords;
import io.tradesense.auth.passwords.domain.PasswordHashes;
import io.tradesense.auth.pg.EventTransactions;
import io.tradesense.auth.recovery.domain.AddressProofs;
import io.tradesense.auth.recovery.domain.LetterRequests;
import io.tradesense.auth.recovery.domain.PasswordChanges;
import io.tradesense.auth.recovery.domain.RecoveryLetters;
import io.tradesense.auth.recovery.http.RecoveryRoutes;
import io.tradesense.auth.recovery.pg.PgAddresses;
import io.tradesense.auth.recovery.pg.PgLetterRequests;
import io.tradesense.auth.recovery.pg.PgPasswordStore;
import io.tradesense.auth.sessions.domain.SecondFactor;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.auth.sessions.http.StepUpRoutes;
import io.tradesense.auth.throttling.domain.Throttle;
import io.tradesense.auth.users.domain.Credentials;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the proving of addresses, the changes of address and password, and step-up. */
record RecoveryFeature(
        Vertx vertx,
        Pool pool,
        EventTransactions transactions,
        PgMailbox mailbox,
        RecoveryLetters letters,
        Users users,
        StepUp stepUp,
        Credentials credentials,
        SecondFactor secondFactor,
        NewPasswords passwords,
        PasswordHashes hashes,
        Throttle throttle,
        Clock clock) {
    private static final Logger log = LoggerFactory.getLogger(RecoveryFeature.class);
    /** A request is answered at once; this is for what a killed process has left. */
    private static final long LEFT_OVER_MILLIS = Duration.ofSeconds(30).toMillis();

    ContractRouter serve(ContractRouter contract) {
        var notices = new SecurityNotices();
        var requests = new PgLetterRequests(pool, mailbox, letters);
        var store = new PgPasswordStore(pool, transactions, users, mailbox, notices);
        var changes = new PasswordChanges(store, users, credentials, passwords, hashes, throttle, clock);
        var addresses = new AddressProofs(
                new PgAddresses(pool, mailbox, letters, notices),
                requests,
                credentials,
                hashes,
                throttle,
                clock,
                RecoveryFeature::late);
        answerRegularly(requests);
        var withStepUp = new StepUpRoutes(credentials, throttle, secondFactor, stepUp, new PgAuditTrail(pool), clock)
                .serve(contract);
        return new RecoveryRoutes(changes, addresses, stepUp).serve(withStepUp);
    }

    private void answerRegularly(LetterRequests requests) {
        vertx.setPeriodic(
                LEFT_OVER_MILLIS, timer -> requests.answer(clock.instant()).onFailure(RecoveryFeature::late));
    }

    private static void late(Throwable failure) {
        log.warn("letters that were asked for are written later: {}", failure.toString());
    }
}
