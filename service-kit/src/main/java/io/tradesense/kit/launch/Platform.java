package io.tradesense.kit.launch;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tradesense.kit.discovery.Registry;
import io.tradesense.kit.events.EventChannel;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.openapi.Contracts;
import io.tradesense.kit.operations.Operations;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

/**
 * What the services of one process share; made once by the {@link Launcher}.
 *
 * @param feedRetention how long events stay in the feeds that are not needed for good
 */
public record Platform(
        Vertx vertx,
        Registry registry,
        EventChannel events,
        InternalTokens tokens,
        PrometheusMeterRegistry meters,
        Clock clock,
        Operations operations,
        Contracts contracts,
        Duration feedRetention) {}
