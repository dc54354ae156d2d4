package io.tradesense.ai;

import io.tradesense.ai.answers.domain.SharedFlight;
import io.tradesense.ai.answers.json.AnswerCodec;
import io.tradesense.ai.answers.pg.PgCache;
import io.tradesense.ai.answers.pg.PgClaims;
import io.tradesense.ai.assistant.domain.Assistant;
import io.tradesense.ai.assistant.http.ChatRoutes;
import io.tradesense.ai.conversations.http.ConversationRoutes;
import io.tradesense.ai.conversations.pg.PgConversations;
import io.tradesense.ai.facts.services.ServiceSources;
import io.tradesense.ai.insights.domain.Looking;
import io.tradesense.ai.insights.http.InsightRoutes;
import io.tradesense.ai.insights.pg.PgInsights;
import io.tradesense.ai.intelligence.domain.Reports;
import io.tradesense.ai.intelligence.domain.Reviews;
import io.tradesense.ai.intelligence.http.ReportRoutes;
import io.tradesense.ai.intelligence.http.ReviewRoutes;
import io.tradesense.ai.privacy.http.ChoiceRoutes;
import io.tradesense.ai.privacy.pg.PgChoices;
import io.tradesense.ai.questions.domain.Interpreting;
import io.tradesense.ai.questions.http.QuestionRoutes;
import io.tradesense.ai.search.domain.Finder;
import io.tradesense.ai.search.domain.Indexing;
import io.tradesense.ai.search.domain.JournalEntries;
import io.tradesense.ai.search.http.SearchRoutes;
import io.tradesense.ai.search.pg.PgSearchIndex;
import io.tradesense.ai.spending.domain.PaidEmbedder;
import io.tradesense.ai.spending.domain.PaidModel;
import io.tradesense.ai.spending.http.UsageRoutes;
import io.tradesense.ai.spending.pg.PgPurse;
import io.tradesense.ai.spending.plans.PlanAllowance;
import io.tradesense.ai.versions.pg.PgDataVersions;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.entitlements.Entitlements;
import io.tradesense.kit.events.FeedConsumer;
import io.tradesense.kit.events.FeedPruning;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.health.Dependency;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.IdempotencyKeys;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the ai service together. Holds no logic. */
final class AiVerticle extends VerticleBase {
    static final String CONTRACT = "ai/openapi.yaml";

    private static final Logger log = LoggerFactory.getLogger(AiVerticle.class);
    /** How long an answer that was being made is waited for when its process has died. */
    private static final Duration LEASE = Duration.ofSeconds(6);

    private final Platform platform;
    private final AiConfig config;
    private @Nullable ServiceServer server;

    AiVerticle(Platform platform, AiConfig config) {
        this.platform = platform;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        var pool = config.database().pool(vertx);
        var services = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
        return Entitlements.start(
                        vertx, AiConfig.SERVICE, platform.events(), services, platform.meters(), platform.clock())
                .compose(entitlements -> listen(pool, services, entitlements))
                .compose(listening -> hear(pool, services));
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.drain();
    }

    private Future<ServiceServer> listen(Pool pool, ServiceClient services, Entitlements entitlements) {
        var clock = platform.clock();
        var sources = new ServiceSources(services);
        var outbox = new Outbox(AiConfig.SERVICE);
        var relay = OutboxRelay.start(vertx, pool, outbox, platform.events());
        FeedPruning.start(
                vertx,
                platform.meters(),
                platform.clock(),
                pool,
                AiConfig.SERVICE,
                AiFeed.retention(platform.feedRetention()));
        var models = Models.of(vertx, config.models(), clock);
        var purse = new PgPurse(pool, outbox, relay::wake, clock);
        var allowance = new PlanAllowance(entitlements, config.models().tokensAMonth());
        var paid = models.chat()
                .map(chat ->
                        new PaidModel(chat, purse, allowance, config.models().prices()));
        var vectors = models.embedder()
                .map(found -> new PaidEmbedder(
                        found, purse, allowance, config.models().embeddingPrices()));
        var choices = new PgChoices(pool);
        var claims = new PgClaims(pool, LEASE);
        var assistant = new Assistant(
                sources,
                paid,
                choices,
                new PgDataVersions(pool),
                new PgCache<>(pool, AnswerCodec::write, AnswerCodec::read),
                new SharedFlight<>(claims, millis -> Models.later(vertx, millis), System::nanoTime),
                purse,
                clock);
        var conversations = new PgConversations(pool);
        var idempotent = new Idempotent(new IdempotencyKeys(vertx, pool));
        var index = new PgSearchIndex(pool);
        var indexing = new Indexing(index, new JournalEntries(sources), vectors, choices, sources);
        var insights = new PgInsights(pool, outbox, relay::wake, InsightRoutes::body, clock);
        var looking = new Looking(sources, insights);
        every(looking::turn, "insights are looked for later");
        every(claims::sweep, "claims that nobody waits for are removed later");
        every(purse::sweep, "reservations that have run out are freed later");
        every(indexing::turn, "the search index is brought up to date later");
        return ContractRouter.load(
                        vertx, platform.contracts(), CONTRACT, config.http().bodyBytes())
                .map(api -> new ReportRoutes(new Reports(sources, clock)).mount(api))
                .map(api -> new ReviewRoutes(new Reviews(sources)).mount(api))
                .map(api -> new InsightRoutes(looking, insights).mount(api))
                .map(api -> new QuestionRoutes(new Interpreting(sources, paid, choices, clock)).mount(api))
                .map(api -> new ChatRoutes(assistant, conversations, idempotent, clock, config.streamTime()).mount(api))
                .map(api -> new ConversationRoutes(conversations).mount(api))
                .map(api -> new UsageRoutes(purse, allowance).mount(api))
                .map(api -> new ChoiceRoutes(choices).mount(api))
                .map(api -> new SearchRoutes(new Finder(index, vectors, choices, sources)).mount(api))
                .compose(api -> ServiceServer.start(
                        vertx,
                        platform,
                        AiConfig.SERVICE,
                        config.http(),
                        dependencies(pool, models),
                        api,
                        router -> new FeedRoute(pool, outbox).mount(router)))
                .onSuccess(listening -> server = listening);
    }

    private static List<Dependency> dependencies(Pool pool, Models models) {
        return Stream.concat(Stream.of(Database.dependency(pool)), models.health().stream())
                .toList();
    }

    private void every(Supplier<Future<?>> work, String later) {
        vertx.setPeriodic(
                config.turn().toMillis(),
                timer -> work.get().onFailure(failure -> log.warn("{}: {}", later, failure.toString())));
    }

    private Future<FeedConsumer> hear(Pool pool, ServiceClient services) {
        return FeedConsumer.start(
                        vertx,
                        platform.operations(),
                        "auth",
                        AiConfig.SERVICE,
                        Set.of(UserDeleted.TYPE),
                        platform.events(),
                        services,
                        pool,
                        Changes::ofAuth)
                .compose(auth -> FeedConsumer.start(
                        vertx,
                        platform.operations(),
                        "trading",
                        AiConfig.SERVICE,
                        Changes.OF_TRADING,
                        platform.events(),
                        services,
                        pool,
                        Changes::ofTrading));
    }
}
