package io.tradesense.market.providers.domain;

import io.tradesense.market.instruments.domain.AssetKind;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks the providers in order until one answers, within one deadline for all. */
public final class ProviderChain {
    private static final Duration TIME_FOR_ALL = Duration.ofMillis(1_200);
    private static final Duration TIME_FOR_ONE = Duration.ofMillis(600);
    private static final Duration TOO_LITTLE = Duration.ofMillis(50);
    private final Map<Capability, List<ProviderGate>> order;
    private final Ledger ledger;
    private final Clock clock;

    /** How one provider is asked. */
    public interface Question<T> {
        Future<Outcome<T>> ask(Provider provider, Duration time);
    }

    /** @param order who is asked first, second and so on for each capability; who is not in a list is not asked for it */
    public ProviderChain(Map<Capability, List<ProviderGate>> order, Ledger ledger, Clock clock) {
        this.order = Map.copyOf(order);
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All of them, each once. */
    public List<ProviderGate> gates() {
        return order.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Whether anybody at all is there to be asked, able or not at this moment. */
    public boolean serves(AssetKind kind, Capability capability) {
        return !able(kind, capability).isEmpty();
    }

    /** Whether somebody is there to be asked by contract: made-up values will not do in place of theirs. */
    public boolean isContracted(AssetKind kind, Capability capability) {
        return able(kind, capability).stream().anyMatch(gate -> gate.provider().keyed());
    }

    /**
     * The first {@link Outcome.Ok}; else {@link Outcome.NotFound} where every provider that could be asked knew nothing
     * of it; else {@link Outcome.Down}.
     *
     * @param interactive somebody waits for the answer
     */
    public <T> Future<Outcome<T>> ask(
            AssetKind kind, Capability capability, boolean interactive, Question<T> question) {
        Instant deadline = clock.instant().plus(TIME_FOR_ALL);
        return new Attempt<>(able(kind, capability), capability, interactive, question, deadline).from(0, false, false);
    }

    private List<ProviderGate> able(AssetKind kind, Capability capability) {
        return order.getOrDefault(capability, List.of()).stream()
                .filter(gate -> gate.provider().kind() == kind
                        && gate.provider().capabilities().contains(capability))
                .toList();
    }

    private final class Attempt<T> {
        private final List<ProviderGate> able;
        private final Capability capability;
        private final boolean interactive;
        private final Question<T> question;
        private final Instant deadline;

        Attempt(
                List<ProviderGate> able,
                Capability capability,
                boolean interactive,
                Question<T> question,
                Instant deadline) {
            this.able = able;
            this.capability = capability;
            this.interactive = interactive;
            this.question = question;
            this.deadline = deadline;
        }

        Future<Outcome<T>> from(int index, boolean someoneKnewNothing, boolean someoneCouldNotSay) {
            Duration left = Duration.between(clock.instant(), deadline);
            if (index == able.size() || left.compareTo(TOO_LITTLE) < 0) {
                return Future.succeededFuture(
                        someoneKnewNothing && !someoneCouldNotSay && index == able.size()
                                ? new Outcome.NotFound<>()
                                : new Outcome.Down<>("no provider answers"));
            }
            ProviderGate gate = able.get(index);
            if (!gate.admits(capability, clock.instant())) {
                return from(index + 1, someoneKnewNothing, true);
            }
            Provider provider = gate.provider();
            return ledger.spend(provider.name(), provider.limits(), interactive).compose(paid -> {
                if (!paid) {
                    return from(index + 1, someoneKnewNothing, true);
                }
                Duration time = left.compareTo(TIME_FOR_ONE) < 0 ? left : TIME_FOR_ONE;
                return question.ask(provider, time)
                        .timeout(time.toMillis(), TimeUnit.MILLISECONDS)
                        .otherwise(failure -> new Outcome.Down<>(failure.toString()))
                        .compose(outcome -> judge(gate, outcome, index, someoneKnewNothing, someoneCouldNotSay));
            });
        }

        private Future<Outcome<T>> judge(
                ProviderGate gate, Outcome<T> outcome, int index, boolean knewNothing, boolean couldNotSay) {
            gate.note(capability, outcome, clock.instant());
            if (outcome instanceof Outcome.Ok) {
                return Future.succeededFuture(outcome);
            }
            boolean notFound = outcome instanceof Outcome.NotFound;
            return from(index + 1, knewNothing || notFound, couldNotSay || !notFound);
        }
    }
}
