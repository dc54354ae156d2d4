package io.tradesense.auth;

import io.tradesense.auth.audit.domain.AuditTrail;
import io.tradesense.auth.audit.pg.ChangeLog;
import io.tradesense.auth.passkeys.domain.PasskeyProof;
import io.tradesense.auth.passkeys.domain.PasskeyShelf;
import io.tradesense.auth.passkeys.domain.PasskeySignIn;
import io.tradesense.auth.passkeys.hmac.HmacChallenges;
import io.tradesense.auth.passkeys.http.PasskeyRoutes;
import io.tradesense.auth.passkeys.http.PasskeySignInRoutes;
import io.tradesense.auth.passkeys.pg.PgPasskeys;
import io.tradesense.auth.passkeys.webauthn.PublicOrigin;
import io.tradesense.auth.passkeys.webauthn.WebAuthnDevices;
import io.tradesense.auth.secrets.MasterKey;
import io.tradesense.auth.sessions.domain.SignIns;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.auth.users.domain.Profiles;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.auth.workers.BoundedWorkers;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;

/** Wires passkeys. */
final class PasskeyFeature {
    private final PgPasskeys passkeys;
    private final PasskeyRoutes routes;
    private final PasskeySignInRoutes signInRoutes;
    private final Clock clock;

    /** What passkeys are built on. */
    record Ground(Vertx vertx, Pool pool, MasterKey masterKey, BoundedWorkers.Pool workers, Clock clock) {}

    /** What of the other features they need. */
    record Neighbours(
            Users users, Profiles profiles, SignIns signIns, StepUp stepUp, AuditTrail audit, ChangeLog changes) {}

    PasskeyFeature(Ground ground, PublicOrigin origin, Neighbours with) {
        this.clock = ground.clock();
        this.passkeys = new PgPasskeys(ground.pool(), with.changes());
        var challenges = new HmacChallenges(ground.masterKey());
        var devices = new WebAuthnDevices(ground.vertx(), origin, ground.workers());
        var shelf = new PasskeyShelf(passkeys, challenges, devices, with.stepUp(), clock);
        var proof = new PasskeyProof(passkeys, challenges, devices, with.audit(), clock);
        var signIn = new PasskeySignIn(proof, with.users(), with.signIns(), with.stepUp(), with.audit(), clock);
        var relyingParty = new PasskeyRoutes.RelyingParty(origin.host(), WebAuthnDevices.NAME);
        this.routes = new PasskeyRoutes(shelf, with.profiles(), relyingParty);
        this.signInRoutes = new PasskeySignInRoutes(signIn, origin.host());
    }

    ContractRouter serve(ContractRouter contract) {
        return signInRoutes.serve(routes.serve(contract));
    }

    Future<Void> sweep() {
        return passkeys.forgetChallenges(clock.instant());
    }
}
