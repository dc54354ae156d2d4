package io.tradesense.gateway;

import io.tradesense.gateway.access.AccessTokens;
import io.tradesense.gateway.access.ApiKeys;
import io.tradesense.gateway.dashboard.DashboardRoutes;
import io.tradesense.gateway.docs.DocsRoutes;
import io.tradesense.gateway.health.HealthReport;
import io.tradesense.gateway.http.OpenConnections;
import io.tradesense.gateway.limits.LoadShedding;
import io.tradesense.gateway.limits.RateLimits;
import io.tradesense.gateway.operations.OperationsRoutes;
import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.gateway.sockets.OpenSockets;
import io.tradesense.gateway.tls.Certificates;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.health.HealthRoutes;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.server.ListeningSocket;
import org.jspecify.annotations.Nullable;

/**
 * What all doors share.
 *
 * @param certificates null where the gateway speaks HTTP in clear text
 */
record Room(
        GatewayConfig config,
        Platform platform,
        ServiceClient services,
        Upstreams upstreams,
        AccessTokens tokens,
        HealthReport report,
        HealthRoutes health,
        LoadShedding limit,
        ApiKeys apiKeys,
        RateLimits rates,
        DocsRoutes docs,
        OperationsRoutes operations,
        DashboardRoutes dashboard,
        OpenSockets sockets,
        ListeningSocket socket,
        OpenConnections connections,
        @Nullable Certificates certificates) {}
