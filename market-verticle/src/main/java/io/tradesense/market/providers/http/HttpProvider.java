package io.tradesense.market.providers.http;

import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.Limits;
import io.tradesense.market.providers.domain.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The part of an adapter that is no conversation. */
abstract class HttpProvider implements Provider {
    private final Plan plan;
    final ProviderHttp http;

    HttpProvider(Plan plan, ProviderHttp http) {
        this.plan = plan;
        this.http = http;
    }

    @Override
    public final String name() {
        return plan.name();
    }

    @Override
    public final AssetKind kind() {
        return plan.kind();
    }

    @Override
    public final Set<Capability> capabilities() {
        return plan.capabilities();
    }

    @Override
    public final Limits limits() {
        return plan.limits();
    }

    @Override
    public final boolean keyed() {
        return plan.keyed();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
