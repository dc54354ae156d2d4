package io.tradesense.kit.testing;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalKeys;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Running;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import io.vertx.core.Future;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A service as it runs, on free ports and real stores, for tests that call it over HTTP. */
public final class TestService implements AutoCloseable {
    private static final byte[] ROOT_KEY = new byte[32];
    private static final List<String> NAMES =
            List.of("gateway", "auth", "trading", "analytics", "market", "billing", "ai", "test");
    private final Running running;

    private TestService(Running running) {
        this.running = running;
    }

    /** @param more settings beside those every service needs; a database is named by its service's own variable */
    public static TestService start(Map<String, String> more, Service... services) {
        return new TestService(await(Launcher.launch(settings(more), Shape.ALL_IN_ONE, List.of(services))));
    }

    public static Settings settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(InternalKeys.derive(ROOT_KEY, NAMES));
        values.put("AUTH_KEY_ENCRYPTION_KEY", Base64.getEncoder().encodeToString(ROOT_KEY));
        values.put("DRAIN_TIME", "1s");
        values.put("DRAIN_LINGER", "0s");
        for (String name : NAMES) {
            values.put(name.toUpperCase(Locale.ROOT) + "_HTTP_PORT", "0");
        }
        values.putAll(more);
        return new Settings(values);
    }

    /** A client that speaks as the gateway for one user and holds every answer against the contract. */
    public ContractClient client(String service, UUID userId, String... roles) {
        return client(service, new Caller("gateway", userId, Set.of(roles), "test"));
    }

    public ContractClient client(String service, Caller caller) {
        return ContractClient.of(running.platform(), instance(service), caller);
    }

    /** A client of the gateway's for somebody who is not signed in. */
    public ContractClient anonymous(String service) {
        return ContractClient.of(running.platform(), instance(service), Caller.service("gateway"));
    }

    public Instance instance(String service) {
        return running.platform().registry().instances(service).get(0);
    }

    public Running running() {
        return running;
    }

    @Override
    public void close() {
        await(running.stop());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }
}
