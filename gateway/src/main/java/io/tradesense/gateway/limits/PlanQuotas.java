package io.tradesense.gateway.limits;

import io.tradesense.gateway.access.Identity;
import io.tradesense.kit.Fault;
import io.tradesense.kit.entitlements.Entitled;
import io.tradesense.kit.entitlements.Entitlements;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * How often a user may ask: as billing says, or, while it has not said anything of them, as their token's plan does. One a
 * door; nobody waits for billing here.
 */
public final class PlanQuotas {
    private static final String LIMIT = "apiRequestsPerMinute";
    private static final long MOST = 1_000_000;
    private final Entitlements entitlements;
    private final BooleanSupplier hasBilling;

    /** @param hasBilling whether there is anybody to ask in this installation */
    public PlanQuotas(Entitlements entitlements, BooleanSupplier hasBilling) {
        this.entitlements = entitlements;
        this.hasBilling = hasBilling;
    }

    /** The refusal of somebody whose plan's quota is used up, with the plans that have more of it where billing said so. */
    Fault refusal(UUID userId, Fault refusal) {
        Entitled entitled = hasBilling.getAsBoolean() ? entitlements.now(userId) : Entitled.UNKNOWN;
        return entitled.isKnown()
                ? refusal.with("limit", LIMIT)
                        .with("allowed", entitled.limit(LIMIT))
                        .with("plan", entitled.plan())
                        .with("availableIn", entitlements.withMore(entitled, LIMIT))
                : refusal;
    }

    /** Empty where the plan has no limit. */
    Optional<Quota> of(UUID userId, Identity identity, LimitSettings limits) {
        Entitled entitled = hasBilling.getAsBoolean() ? entitlements.now(userId) : Entitled.UNKNOWN;
        if (!entitled.isKnown()) {
            return Optional.of(limits.plan(identity.plan()));
        }
        long most = entitled.limit(LIMIT);
        return most == Entitled.UNLIMITED
                ? Optional.empty()
                : Optional.of(Quota.perMinute("plan-" + entitled.plan(), (int) Math.max(1, Math.min(MOST, most))));
    }
}
