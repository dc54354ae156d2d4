package io.tradesense.ai.spending.plans;

import io.tradesense.ai.spending.domain.Allowance;
import io.tradesense.kit.entitlements.Entitled;
import io.tradesense.kit.entitlements.Entitlements;
import io.vertx.core.Future;
import java.util.UUID;

/** What billing says a user's plan allows; where it is away or the plan has no limit, the service's own bound. */
public final class PlanAllowance implements Allowance {
    private static final String LIMIT = "aiTokensPerMonth";
    private final Entitlements entitlements;
    private final long ownBound;

    public PlanAllowance(Entitlements entitlements, long ownBound) {
        this.entitlements = entitlements;
        this.ownBound = ownBound;
    }

    @Override
    public Future<Allowed> of(UUID userId) {
        return entitlements.of(userId).map(entitled -> {
            long limit = entitled.limit(LIMIT);
            boolean limited = limit != Entitled.UNLIMITED;
            return new Allowed(limited ? Math.min(limit, ownBound) : ownBound, limited, entitled.plan());
        });
    }

    @Override
    public Future<RuntimeException> refusal(UUID userId, long wanted) {
        return entitlements.of(userId).map(entitled -> entitlements.refusal(entitled, LIMIT, wanted));
    }
}
