package io.tradesense.trading;

import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.journal.attachments.http.AttachmentRoutes;
import io.tradesense.trading.journal.attachments.pg.PgAttachments;
import io.tradesense.trading.journal.entries.http.EntryRoutes;
import io.tradesense.trading.journal.entries.pg.PgEntries;
import io.tradesense.trading.journal.goals.http.GoalRoutes;
import io.tradesense.trading.journal.goals.pg.PgGoals;
import io.tradesense.trading.journal.setups.http.SetupRoutes;
import io.tradesense.trading.journal.setups.job.RuleJob;
import io.tradesense.trading.journal.setups.pg.PgSetups;
import io.tradesense.trading.journal.setups.pg.PgVerdicts;
import io.tradesense.trading.journal.templates.http.TemplateRoutes;
import io.tradesense.trading.journal.templates.pg.PgTemplates;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;

/** Wires the journal together. Holds no logic. */
record JournalWiring(
        Vertx vertx,
        Pool pool,
        Outbox outbox,
        Runnable committed,
        Idempotent idempotent,
        Clock clock,
        Duration rulesEvery) {

    ContractRouter mount(ContractRouter api) {
        var entries = new PgEntries(pool, outbox, committed, clock);
        var templates = new PgTemplates(pool);
        var served = new EntryRoutes(entries, templates, idempotent, clock).mount(api);
        served = new TemplateRoutes(templates, idempotent, clock).mount(served);
        served = new AttachmentRoutes(vertx, new PgAttachments(pool), idempotent, clock).mount(served);
        var setups = new PgSetups(pool);
        RuleJob.start(vertx, setups, new PgVerdicts(pool, outbox, committed), rulesEvery);
        served = new SetupRoutes(setups, idempotent, clock).mount(served);
        return new GoalRoutes(new PgGoals(pool), idempotent, clock).mount(served);
    }
}
