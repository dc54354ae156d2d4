package io.tradesense.auth;

import io.tradesense.auth.audit.pg.ChangeLog;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.factors.domain.Enrolment;
import io.tradesense.auth.factors.domain.SecondFactors;
import io.tradesense.auth.factors.hmac.HmacOneTimeCodes;
import io.tradesense.auth.factors.http.FactorRoutes;
import io.tradesense.auth.factors.pg.PgAttempts;
import io.tradesense.auth.factors.pg.PgFactors;
import io.tradesense.auth.secrets.MasterKey;
import io.tradesense.auth.secrets.Seal;
import io.tradesense.auth.sessions.domain.SecondFactor;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.auth.users.domain.Profiles;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.sqlclient.Pool;
import java.time.Clock;

/** Wires one-time codes and recovery codes. */
final class SecondFactorFeature {
    private final SecondFactors secondFactors;
    private final FactorRoutes routes;

    SecondFactorFeature(Pool pool, MasterKey masterKey, StepUp stepUp, Profiles profiles, ChangeLog log, Clock clock) {
        var factors = new PgFactors(pool, log, new Seal(masterKey, "totp-secrets"));
        var attempts = new PgAttempts(pool);
        var codes = new HmacOneTimeCodes();
        this.secondFactors = new SecondFactors(factors, attempts, codes, new PgAuditTrail(pool), clock);
        var enrolment = new Enrolment(factors, attempts, codes, stepUp, clock);
        this.routes = new FactorRoutes(enrolment, profiles);
    }

    SecondFactor demanded() {
        return secondFactors;
    }

    ContractRouter serve(ContractRouter contract) {
        return routes.serve(contract);
    }
}
