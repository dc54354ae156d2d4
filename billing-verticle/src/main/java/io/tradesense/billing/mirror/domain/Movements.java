package io.tradesense.billing.mirror.domain;

import io.tradesense.billing.mirror.domain.Movement.Kind;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a customer's change means for the figures: monthly recurring revenue in its usual parts, and trials. */
final class Movements {

    private Movements() {}

    static List<Movement> between(List<SubscriptionState> before, List<SubscriptionState> after, Instant at) {
        List<Movement> movements = new ArrayList<>();
        String currency =
                after.stream().map(SubscriptionState::currency).findFirst().orElse("USD");
        for (SubscriptionState each : after) {
            trial(find(before, each.id()), each, at).ifPresent(movements::add);
        }
        BigDecimal earned = monthly(before);
        BigDecimal earns = monthly(after);
        if (earned.compareTo(earns) != 0) {
            movements.add(new Movement(kind(before, earned, earns), earned, earns, currency, at));
        }
        return movements;
    }

    private static Kind kind(List<SubscriptionState> before, BigDecimal earned, BigDecimal earns) {
        if (earned.signum() == 0) {
            boolean hadOne = before.stream()
                    .anyMatch(each -> each.status() != Status.TRIALING && each.status() != Status.INCOMPLETE);
            return hadOne ? Kind.REACTIVATION : Kind.NEW;
        }
        if (earns.signum() == 0) {
            return Kind.CHURN;
        }
        return earns.compareTo(earned) > 0 ? Kind.EXPANSION : Kind.CONTRACTION;
    }

    /** A trial converts when something was earned with it, and lapses when it ends otherwise. */
    private static Optional<Movement> trial(Optional<SubscriptionState> before, SubscriptionState after, Instant at) {
        boolean was = before.map(each -> each.status() == Status.TRIALING).orElse(false);
        boolean is = after.status() == Status.TRIALING;
        if (is && !was) {
            return Optional.of(movement(Kind.TRIAL_STARTED, after, at));
        }
        if (!was || is || after.status() == Status.PAUSED) {
            return Optional.empty();
        }
        return Optional.of(
                movement(after.status() == Status.ACTIVE ? Kind.TRIAL_CONVERTED : Kind.TRIAL_LAPSED, after, at));
    }

    private static Movement movement(Kind kind, SubscriptionState of, Instant at) {
        return new Movement(kind, BigDecimal.ZERO, BigDecimal.ZERO, of.currency(), at);
    }

    private static BigDecimal monthly(List<SubscriptionState> subscriptions) {
        return subscriptions.stream().map(SubscriptionState::monthly).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<SubscriptionState> find(List<SubscriptionState> all, String id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
