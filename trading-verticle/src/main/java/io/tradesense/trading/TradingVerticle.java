package io.tradesense.trading;

import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.entitlements.Entitlements;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedConsumer;
import io.tradesense.kit.events.FeedPruning;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.flow.Capacity;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.IdempotencyKeys;
import io.tradesense.kit.server.ServiceServer;
import io.tradesense.trading.accounts.domain.Accounts;
import io.tradesense.trading.accounts.http.AccountRoutes;
import io.tradesense.trading.accounts.pg.PgAccounts;
import io.tradesense.trading.annotations.http.AnnotationRoutes;
import io.tradesense.trading.annotations.pg.PgAnnotations;
import io.tradesense.trading.cash.domain.CashLedger;
import io.tradesense.trading.cash.http.CashRoutes;
import io.tradesense.trading.cash.pg.PgCashLedger;
import io.tradesense.trading.corporateactions.http.CorporateActionRoutes;
import io.tradesense.trading.corporateactions.pg.Dividends;
import io.tradesense.trading.corporateactions.pg.PgCorporateActions;
import io.tradesense.trading.currencies.http.ConvertedRoutes;
import io.tradesense.trading.currencies.http.CurrencyRoutes;
import io.tradesense.trading.currencies.market.MarketRates;
import io.tradesense.trading.currencies.pg.PgRates;
import io.tradesense.trading.currencies.pg.PgSettings;
import io.tradesense.trading.excursions.http.ExcursionRoutes;
import io.tradesense.trading.excursions.job.ExcursionJob;
import io.tradesense.trading.excursions.pg.PgExcursionBook;
import io.tradesense.trading.executions.domain.FillRules;
import io.tradesense.trading.executions.domain.FuturesContracts;
import io.tradesense.trading.executions.domain.Recording;
import io.tradesense.trading.executions.http.AmendmentRoutes;
import io.tradesense.trading.executions.http.ExecutionRoutes;
import io.tradesense.trading.executions.pg.PgAmendments;
import io.tradesense.trading.executions.pg.PgExecutionLog;
import io.tradesense.trading.imports.formats.BrokerFormats;
import io.tradesense.trading.imports.http.ImportRoutes;
import io.tradesense.trading.imports.http.ImportUpload;
import io.tradesense.trading.imports.http.MappingRoutes;
import io.tradesense.trading.imports.http.ReconciliationRoutes;
import io.tradesense.trading.imports.http.RowRoutes;
import io.tradesense.trading.imports.job.ImportRunner;
import io.tradesense.trading.imports.pg.PgImportQueue;
import io.tradesense.trading.imports.pg.PgImportedRows;
import io.tradesense.trading.imports.pg.PgImports;
import io.tradesense.trading.imports.pg.PgMappings;
import io.tradesense.trading.imports.pg.PgReconciliations;
import io.tradesense.trading.instruments.domain.Instruments;
import io.tradesense.trading.instruments.http.InstrumentRoutes;
import io.tradesense.trading.instruments.pg.PgInstruments;
import io.tradesense.trading.journal.pg.PgJournal;
import io.tradesense.trading.lots.http.LotRoutes;
import io.tradesense.trading.lots.pg.PgLots;
import io.tradesense.trading.optionevents.http.OptionEventRoutes;
import io.tradesense.trading.optionevents.pg.PgOptionEvents;
import io.tradesense.trading.plans.domain.Allowance;
import io.tradesense.trading.portfolio.domain.LivePortfolios;
import io.tradesense.trading.portfolio.http.PortfolioRoutes;
import io.tradesense.trading.portfolio.pg.PgPortfolios;
import io.tradesense.trading.prices.domain.KnownCloses;
import io.tradesense.trading.prices.domain.KnownPrices;
import io.tradesense.trading.prices.market.MarketCandles;
import io.tradesense.trading.prices.market.MarketCloses;
import io.tradesense.trading.prices.market.MarketQuotes;
import io.tradesense.trading.prices.pg.PgCloses;
import io.tradesense.trading.prices.pg.PgLastPrices;
import io.tradesense.trading.regrouping.http.RegroupingRoutes;
import io.tradesense.trading.regrouping.pg.PgRegroupings;
import io.tradesense.trading.returns.domain.Histories;
import io.tradesense.trading.returns.http.ReturnsRoutes;
import io.tradesense.trading.returns.pg.PgLedgers;
import io.tradesense.trading.roundtrips.http.TradeRoutes;
import io.tradesense.trading.roundtrips.pg.PgTrades;
import io.tradesense.trading.roundtrips.pg.TradeViews;
import io.tradesense.trading.savedviews.http.SavedViewRoutes;
import io.tradesense.trading.savedviews.pg.PgSavedViews;
import io.tradesense.trading.strategies.http.StrategyRoutes;
import io.tradesense.trading.strategies.pg.PgStrategies;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Wires the trading service together. Holds no logic. */
final class TradingVerticle extends VerticleBase {
    static final String CONTRACT = "trading/openapi.yaml";

    private final Platform platform;
    private final TradingConfig config;
    private final Capacity memory;
    private @Nullable ServiceServer server;
    private @Nullable ImportRunner importRunner;

    /** @param memory for executions of which trades are built, shared by all verticles of the process */
    TradingVerticle(Platform platform, TradingConfig config, Capacity memory) {
        this.platform = platform;
        this.config = config;
        this.memory = memory;
    }

    @Override
    public Future<?> start() {
        var services = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
        var pool = config.database().pool(vertx);
        var outbox = new Outbox(TradingConfig.SERVICE);
        var relay = OutboxRelay.start(vertx, pool, outbox, platform.events());
        FeedPruning.start(
                vertx,
                platform.meters(),
                platform.clock(),
                pool,
                TradingConfig.SERVICE,
                TradingFeed.retention(platform.feedRetention()));
        var views = new TradeViews(vertx, outbox, memory);
        return Entitlements.start(
                        vertx, TradingConfig.SERVICE, platform.events(), services, platform.meters(), platform.clock())
                .compose(entitlements -> {
                    Allowance plans = entitlements::require;
                    var accounts = new PgAccounts(pool, outbox, views, plans, relay::wake);
                    return listen(services, pool, outbox, relay, views, accounts, plans)
                            .compose(listening -> forgetDeletedUsers(services, pool, accounts));
                });
    }

    @Override
    public Future<?> stop() {
        return Future.join(
                importRunner == null ? Future.succeededFuture() : importRunner.stop(),
                server == null ? Future.succeededFuture() : server.drain());
    }

    private Future<ServiceServer> listen(
            ServiceClient services,
            Pool pool,
            Outbox outbox,
            OutboxRelay relay,
            TradeViews views,
            Accounts accounts,
            Allowance plans) {
        var instruments = new PgInstruments(pool);
        var recordings = recordings(instruments);
        var idempotent = new Idempotent(new IdempotencyKeys(vertx, pool));
        var formats = BrokerFormats.all();
        var imports = new PgImports(pool, plans);
        var mappings = new PgMappings(pool);
        var queue = new PgImportQueue(pool, outbox, relay::wake);
        var reconciliations = new PgReconciliations(vertx, pool);
        var runner = ImportRunner.start(
                vertx,
                queue,
                formats,
                recordings,
                accountId -> views.catchUp(pool, accountId, relay::wake),
                reconciliations::reconcile);
        importRunner = runner;
        var upload = new ImportUpload(imports, mappings, idempotent, config.importBytes(), runner::wake);
        return ContractRouter.load(
                        vertx, platform.contracts(), CONTRACT, config.http().bodyBytes())
                .map(api -> new AccountRoutes(accounts, idempotent, platform.clock()).mount(api))
                .map(api -> new ExecutionRoutes(
                                accounts, new PgExecutionLog(pool, views, relay::wake), recordings, idempotent)
                        .mount(api))
                .map(api -> trades(api, pool, outbox, relay, views, accounts, recordings, idempotent))
                .map(api -> new InstrumentRoutes(instruments).mount(api))
                .map(api -> new OptionEventRoutes(
                                new PgOptionEvents(pool, views, relay::wake), idempotent, platform.clock())
                        .mount(api))
                .map(api -> new CorporateActionRoutes(new PgCorporateActions(pool, views, relay::wake), idempotent)
                        .mount(api))
                .map(api -> new ImportRoutes(imports, formats, upload, runner::wake).mount(api))
                .map(api -> new RowRoutes(imports, new PgImportedRows(pool)).mount(api))
                .map(api -> new ReconciliationRoutes(imports, reconciliations).mount(api))
                .map(api -> new MappingRoutes(mappings, idempotent, platform.clock()).mount(api))
                .map(api -> new StrategyRoutes(new PgStrategies(pool), accounts).mount(api))
                .map(api -> currencies(api, services, pool, accounts))
                .map(api -> portfolio(api, pool, outbox, relay, accounts, services, idempotent))
                .map(api -> new JournalWiring(
                                vertx, pool, outbox, relay::wake, idempotent, platform.clock(), config.rulesEvery())
                        .mount(api))
                .compose(api -> ServiceServer.start(
                        vertx,
                        platform,
                        TradingConfig.SERVICE,
                        config.http(),
                        List.of(Database.dependency(pool)),
                        api,
                        router -> new FeedRoute(pool, outbox).mount(router)))
                .onSuccess(listening -> server = listening);
    }

    /** Executions are recorded as the catalogue, and before it their owner, say what an instrument is. */
    private Function<UUID, Future<Recording>> recordings(Instruments instruments) {
        var recording = new Recording(new FillRules(platform.clock(), FuturesContracts::multiplierOf))
                .knowing(FuturesContracts::find);
        return userId -> instruments.of(userId).map(recording::knowing);
    }

    private ContractRouter currencies(ContractRouter api, ServiceClient services, Pool pool, Accounts accounts) {
        var settings = new PgSettings(pool);
        var rates = new PgRates(pool, new MarketRates(services));
        var served = new CurrencyRoutes(settings, rates).mount(api);
        return new ConvertedRoutes(new PgTrades(vertx, pool), accounts, settings, rates).mount(served);
    }

    private ContractRouter portfolio(
            ContractRouter api,
            Pool pool,
            Outbox outbox,
            OutboxRelay relay,
            Accounts accounts,
            ServiceClient services,
            Idempotent idempotent) {
        var quotes = new KnownPrices(new MarketQuotes(services), new PgLastPrices(pool));
        var excursions = new PgExcursionBook(pool, outbox, relay::wake);
        ExcursionJob.start(vertx, excursions, new MarketCandles(services), platform.clock(), config.excursionsEvery());
        var closes = new KnownCloses(new MarketCloses(services), new PgCloses(pool), platform.clock());
        var histories = new Histories(new PgLedgers(pool), closes, work -> vertx.executeBlocking(work, false));
        var routes = List.<UnaryOperator<ContractRouter>>of(
                new CashRoutes(cashLedger(pool), accounts, idempotent, platform.clock())::mount,
                new PortfolioRoutes(new LivePortfolios(new PgPortfolios(pool), quotes))::mount,
                new ReturnsRoutes(histories, platform.clock())::mount,
                new ExcursionRoutes(excursions, platform.clock())::mount);
        return mount(api, routes);
    }

    /** A dividend that is booked by hand takes the place of one that follows from the shares, and gives it back. */
    private static CashLedger cashLedger(Pool pool) {
        return new PgCashLedger(pool, (transaction, movement) -> {
            var symbol = movement.symbol();
            return symbol == null
                    ? Future.succeededFuture()
                    : Dividends.keep(transaction, movement.userId(), movement.accountId(), List.of(symbol));
        });
    }

    private ContractRouter trades(
            ContractRouter api,
            Pool pool,
            Outbox outbox,
            OutboxRelay relay,
            TradeViews views,
            Accounts accounts,
            Function<UUID, Future<Recording>> recordings,
            Idempotent idempotent) {
        var trades = new PgTrades(vertx, pool);
        var amendments = new PgAmendments(pool, views, relay::wake);
        var routes = List.<UnaryOperator<ContractRouter>>of(
                new AmendmentRoutes(amendments, recordings, idempotent)::mount,
                new TradeRoutes(trades, accounts, amendments)::mount,
                new AnnotationRoutes(new PgAnnotations(pool, outbox, relay::wake), trades)::mount,
                new LotRoutes(new PgLots(pool, views, relay::wake))::mount,
                new RegroupingRoutes(new PgRegroupings(pool, views, relay::wake), idempotent)::mount,
                new SavedViewRoutes(new PgSavedViews(pool), idempotent, platform.clock())::mount);
        return mount(api, routes);
    }

    private static ContractRouter mount(ContractRouter api, List<UnaryOperator<ContractRouter>> routes) {
        var served = api;
        for (var each : routes) served = each.apply(served);
        return served;
    }

    private Future<FeedConsumer> forgetDeletedUsers(ServiceClient services, Pool pool, PgAccounts accounts) {
        return FeedConsumer.start(
                vertx,
                platform.operations(),
                "auth",
                TradingConfig.SERVICE,
                Set.of(UserDeleted.TYPE),
                platform.events(),
                services,
                pool,
                (transaction, events) -> {
                    Future<Void> done = Future.succeededFuture();
                    for (Event event : events) {
                        if (event.type().equals(UserDeleted.TYPE)) {
                            UUID userId = UserDeleted.fromJson(event.data()).userId();
                            done = done.compose(before -> accounts.deleteAllOf(transaction, userId))
                                    .compose(before -> PgMappings.deleteAllOf(transaction, userId))
                                    .compose(before -> PgInstruments.deleteAllOf(transaction, userId))
                                    .compose(before -> PgCorporateActions.deleteAllOf(transaction, userId))
                                    .compose(before -> PgRates.deleteAllOf(transaction, userId))
                                    .compose(before -> PgJournal.deleteAllOf(transaction, userId));
                        }
                    }
                    return done;
                });
    }
}
