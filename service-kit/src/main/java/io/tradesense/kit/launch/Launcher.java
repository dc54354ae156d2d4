package io.tradesense.kit.launch;

import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Secret;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.discovery.DiscoveredInstances;
import io.tradesense.kit.discovery.Registries;
import io.tradesense.kit.discovery.Registry;
import io.tradesense.kit.discovery.StaticAddresses;
import io.tradesense.kit.events.BusChannel;
import io.tradesense.kit.events.EventChannel;
import io.tradesense.kit.events.RedisChannel;
import io.tradesense.kit.identity.InternalKeys;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.openapi.Contracts;
import io.tradesense.kit.operations.Operations;
import io.tradesense.kit.telemetry.Traces;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.transport.Transport;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts services on one Vert.x: one of them, some or all. The configuration of all is checked before any starts. */
public final class Launcher {
    private static final Logger log = LoggerFactory.getLogger(Launcher.class);

    /** Not the method: any word may stand there, and each would be a meter of its own. */
    private static final Set<Label> LABELS = Set.of(Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME, Label.EB_SIDE);

    /** Requests are measured by the access log, by route; Vert.x would look several meters up a request and a read. */
    private static final Set<String> MEASURED_ELSEWHERE = Stream.of(
                    MetricsDomain.HTTP_SERVER, MetricsDomain.NET_SERVER, MetricsDomain.NET_CLIENT)
            .map(MetricsDomain::toCategory)
            .collect(Collectors.toUnmodifiableSet());

    private static final long BLOCKED_SECONDS = 2;

    private static final Duration FEED_RETENTION = Duration.ofDays(30);
    /** A consumer that is away for a week misses nothing. */
    private static final Duration LEAST_FEED_RETENTION = Duration.ofDays(8);

    private Launcher() {}

    /** For main methods: a process that cannot start says why and ends with status 1. */
    public static void runOrExit(Settings settings, Shape fallback, Service... services) {
        try {
            var running = launch(settings, fallback, List.of(services));
            running.onSuccess(Running::stopOnSignal).onFailure(Launcher::exit);
        } catch (ConfigurationFault fault) {
            exit(fault);
        }
    }

    /** @throws ConfigurationFault naming every fault of every service's settings */
    public static Future<Running> launch(Settings settings, Shape fallback, List<Service> services) {
        Read read = read(settings, fallback, services);
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return vertx(read, meters)
                .compose(vertx -> registry(vertx, read.shape, read.addresses)
                        .map(registry -> new Platform(
                                vertx,
                                registry,
                                events(vertx, read.shape, read.redis),
                                new InternalTokens(vertx, read.keys, Clock.systemUTC()),
                                meters,
                                Clock.systemUTC(),
                                new Operations(meters, Clock.systemUTC()),
                                new Contracts(vertx),
                                read.feedRetention))
                        .compose(platform -> deploy(platform, read.plans))
                        .onFailure(failure -> end(vertx)));
    }

    /**
     * Reads what a launch would, and starts nothing.
     *
     * @throws ConfigurationFault naming every fault of every service's settings
     */
    public static void check(Settings settings, Shape fallback, List<Service> services) {
        var unused = read(settings, fallback, services);
    }

    private record Read(
            Shape shape,
            Map<Service, Service.Plan> plans,
            InternalKeys keys,
            StaticAddresses addresses,
            Optional<Secret> redis,
            VertxOptions options,
            Transport transport,
            Optional<VertxTracerFactory> traces,
            Duration feedRetention) {}

    private static Read read(Settings settings, Shape fallback, List<Service> services) {
        Shape shape = settings.choice("TRADESENSE_SHAPE", fallback);
        Map<Service, Service.Plan> plans = new LinkedHashMap<>();
        services.forEach(service -> plans.put(service, service.plan(settings)));
        Optional<Secret> redis = shape == Shape.ADDRESSED
                ? Optional.of(settings.secret("REDIS_URL"))
                : settings.optionalSecret("REDIS_URL");
        redis.ifPresent(url -> requireRedis(url, settings));
        var read = new Read(
                shape,
                plans,
                InternalKeys.from(settings),
                StaticAddresses.from(settings),
                redis,
                options(settings, services),
                Transports.of(settings),
                Traces.of(settings, services.stream().map(Service::name).toList()),
                settings.duration("FEED_RETENTION", FEED_RETENTION, LEAST_FEED_RETENTION, Duration.ofDays(3_650)));
        settings.check();
        return read;
    }

    private static void requireRedis(Secret url, Settings settings) {
        if (!url.reveal().isEmpty() && !url.reveal().matches("rediss?://\\S+")) {
            settings.note("REDIS_URL", "must be redis://user:password@host:port");
        }
    }

    /** Nobody waits for it: what waited on a context of this Vert.x would wait for ever. */
    private static void end(Vertx vertx) {
        vertx.close().onFailure(failure -> log.warn("not everything could be closed", failure));
    }

    private static VertxOptions options(Settings settings, List<Service> services) {
        var unmeasured = new HashSet<>(MEASURED_ELSEWHERE);
        if (services.stream().anyMatch(Service::measuresItsClients)) {
            unmeasured.add(MetricsDomain.HTTP_CLIENT.toCategory());
        }
        var options = new VertxOptions()
                // What blocks an event loop is named, and not only that something does.
                .setWarningExceptionTime(BLOCKED_SECONDS)
                .setWarningExceptionTimeUnit(TimeUnit.SECONDS)
                .setEventLoopPoolSize(settings.integer(
                        "EVENT_LOOPS", Math.max(2, Runtime.getRuntime().availableProcessors()), 1, 256))
                .setMetricsOptions(new MicrometerMetricsOptions()
                        .setEnabled(true)
                        .setLabels(LABELS)
                        .setDisabledMetricsCategories(unmeasured));
        return options.setEventBusOptions(ClusterBus.of(settings));
    }

    private static Future<Vertx> vertx(Read read, PrometheusMeterRegistry meters) {
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        VertxBuilder builder = Vertx.builder()
                .with(read.options)
                .withTransport(read.transport)
                .withMetrics(new MicrometerMetricsFactory(meters));
        read.traces.ifPresent(builder::withTracer);
        return read.shape == Shape.CLUSTERED ? builder.buildClustered() : Future.succeededFuture(builder.build());
    }

    private static Future<Registry> registry(Vertx vertx, Shape shape, StaticAddresses addresses) {
        return shape == Shape.ADDRESSED
                ? Future.succeededFuture(addresses)
                : DiscoveredInstances.start(vertx).map(found -> new Registries(addresses, found));
    }

    private static EventChannel events(Vertx vertx, Shape shape, Optional<Secret> redis) {
        return shape == Shape.ADDRESSED
                ? RedisChannel.start(vertx, redis.orElseThrow())
                : new BusChannel(vertx.eventBus());
    }

    private static Future<Running> deploy(Platform platform, Map<Service, Service.Plan> plans) {
        Future<Void> prepared = Future.all(plans.entrySet().stream()
                        .map(each -> each.getValue().prepare().apply(platform))
                        .toList())
                .mapEmpty();
        List<String> deployments = new ArrayList<>();
        for (var each : plans.entrySet()) {
            prepared = prepared.compose(done -> deploy(platform, each.getKey(), each.getValue()))
                    .map(deployments::add)
                    .mapEmpty();
        }
        return prepared.map(done -> new Running(platform, List.copyOf(deployments)));
    }

    private static Future<String> deploy(Platform platform, Service service, Service.Plan plan) {
        return platform.vertx()
                .deployVerticle(
                        () -> plan.verticle().apply(platform), new DeploymentOptions().setInstances(plan.instances()))
                .onSuccess(id -> log.info("{} is up", service.name()));
    }

    private static void exit(Throwable failure) {
        if (failure instanceof ConfigurationFault fault) {
            log.error(fault.getMessage());
        } else {
            log.error("could not start", failure);
        }
        System.exit(1);
    }
}
