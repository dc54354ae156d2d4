package io.tradesense.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one cluster they share, for nine processes take a minute to start: every service once and two gateways,
 * whatever a test before has killed or added.
 */
final class SharedCluster implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType().equals(Cluster.class);
    }

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // The store closes it when all tests have run.
        var cluster = test.getRoot()
                .getStore(Namespace.create(SharedCluster.class))
                .getOrComputeIfAbsent(
                        Cluster.class, first -> Cluster.on(Installation.emptyFolder("cluster")), Cluster.class);
        cluster.makeWhole();
        return cluster;
    }
}
