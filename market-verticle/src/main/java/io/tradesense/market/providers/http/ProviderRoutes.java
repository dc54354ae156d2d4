package io.tradesense.market.providers.http;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.Provider;
import io.tradesense.market.providers.domain.ProviderChain;
import io.tradesense.market.providers.domain.ProviderGate;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/** {@code GET /market-data/providers}: how each is, as this instance has found it. */
public final class ProviderRoutes {
    private final ProviderChain providers;
    private final String simulator;
    private final Supplier<String> redis;
    private final Clock clock;

    /** @param redis how Redis is: none, away or there */
    public ProviderRoutes(ProviderChain providers, String simulator, Supplier<String> redis, Clock clock) {
        this.providers = providers;
        this.simulator = simulator.toLowerCase(Locale.ROOT);
        this.redis = redis;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listProviders", this::list);
    }

    private Future<Reply> list(ContractRequest request) {
        Readers.check(request.caller());
        var items = new JsonArray();
        providers.gates().forEach(gate -> items.add(write(gate)));
        return Future.succeededFuture(Reply.ok(
                new JsonObject().put("items", items).put("simulator", simulator).put("redis", redis.get())));
    }

    private JsonObject write(ProviderGate gate) {
        Provider provider = gate.provider();
        Instant now = clock.instant();
        var can = new JsonArray();
        var off = new JsonArray();
        Arrays.stream(Capability.values())
                .filter(provider.capabilities()::contains)
                .forEach(each -> {
                    can.add(each.name());
                    if (gate.isOff(each, now)) {
                        off.add(each.name());
                    }
                });
        var outcomes = new JsonObject();
        gate.outcomes().forEach(outcomes::put);
        return new JsonObject()
                .put("name", provider.name())
                .put("kind", provider.kind().name())
                .put("capabilities", can)
                .put("notEntitled", off)
                .put("state", gate.state(now))
                .put("outcomes", outcomes)
                .put("perMinute", provider.limits().perMinute())
                .put("perDay", provider.limits().perDay())
                .put("lastTrouble", gate.lastTrouble());
    }
}
