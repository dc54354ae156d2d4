package io.tradesense.auth;

import io.tradesense.auth.admin.domain.Administration;
import io.tradesense.auth.admin.http.AdminRoutes;
import io.tradesense.auth.admin.pg.PgDirectory;
import io.tradesense.auth.apikeys.domain.ApiKeys;
import io.tradesense.auth.apikeys.http.ApiKeyRoutes;
import io.tradesense.auth.apikeys.http.KeyVerification;
import io.tradesense.auth.apikeys.http.RandomApiKeys;
import io.tradesense.auth.apikeys.pg.PgKeyGrants;
import io.tradesense.auth.audit.http.AuditRoutes;
import io.tradesense.auth.audit.pg.ChangeLog;
import io.tradesense.auth.audit.pg.PgAuditTrail;
import io.tradesense.auth.exports.domain.Exporting;
import io.tradesense.auth.exports.http.ExportRoutes;
import io.tradesense.auth.exports.pg.PgExports;
import io.tradesense.auth.pg.EventTransactions;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.auth.users.pg.PgPlans;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.FeedConsumer;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Set;

/** Wires API keys, administration, the audit log, the export, and what billing tells. */
final class OversightFeature {
    private final Pool pool;
    private final PgAuditTrail audit;
    private final PgKeyGrants grants;
    private final PgDirectory directory;
    private final Users users;
    private final StepUp stepUp;
    private final Clock clock;

    OversightFeature(
            Pool pool,
            EventTransactions transactions,
            PgAuditTrail audit,
            ChangeLog changes,
            Users users,
            StepUp stepUp,
            Clock clock) {
        this.pool = pool;
        this.audit = audit;
        this.grants = new PgKeyGrants(pool, transactions, changes);
        this.directory = new PgDirectory(pool, transactions, changes);
        this.users = users;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    ContractRouter serve(ContractRouter contract) {
        var keys = new ApiKeys(grants, new RandomApiKeys(), stepUp, clock);
        var administration = new Administration(directory, users, audit, stepUp, clock);
        var exporting = new Exporting(new PgExports(pool), audit, stepUp, clock);
        var withKeys = new ApiKeyRoutes(keys).serve(contract);
        var withAdministration = new AdminRoutes(administration).serve(withKeys);
        var withAudit = new AuditRoutes(audit).serve(withAdministration);
        return new ExportRoutes(exporting).serve(withAudit);
    }

    void mount(Router router) {
        new KeyVerification(grants, clock).mount(router);
    }

    /** Billing may be away, or nowhere: plans then stay as they are. */
    Future<FeedConsumer> followPlans(Vertx vertx, Platform platform) {
        var services = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
        return FeedConsumer.start(
                vertx,
                platform.operations(),
                "billing",
                "auth",
                Set.of(PgPlans.SUBSCRIPTION_CHANGED),
                platform.events(),
                services,
                pool,
                new PgPlans());
    }
}
