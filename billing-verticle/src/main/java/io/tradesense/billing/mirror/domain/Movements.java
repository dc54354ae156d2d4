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
            movements.addAll(trial(find(before, each.id()), each, at));
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

    /**
     * From what is, and not from what was seen in between: of a trial that began and ended since the last look both are
     * told. It converts where it is paid for when it is over, and lapses otherwise.
     */
    private static List<Movement> trial(Optional<SubscriptionState> before, SubscriptionState after, Instant at) {
        if (after.trialEnd() == null) {
            return List.of();
        }
        List<Movement> movements = new ArrayList<>();
        if (before.map(SubscriptionState::trialEnd).isEmpty()) {
            movements.add(movement(Kind.TRIAL_STARTED, after, at));
        }
        if (isTrialOver(after) && !before.map(Movements::isTrialOver).orElse(false)) {
            boolean paid = after.status() == Status.ACTIVE || after.status() == Status.PAUSED;
            movements.add(movement(paid ? Kind.TRIAL_CONVERTED : Kind.TRIAL_LAPSED, after, at));
        }
        return movements;
    }

    private static boolean isTrialOver(SubscriptionState state) {
        Instant end = state.trialEnd();
        return end != null
                && switch (state.status()) {
                    case TRIALING, INCOMPLETE -> false;
                    case PAUSED -> !state.periodStart().isBefore(end);
                    case ACTIVE, PAST_DUE, UNPAID, CANCELED -> true;
                };
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
