package io.tradesense.auth.throttling.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.throttling.domain.Brake.State;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Lets tries through, or has them wait. Nobody can lock a stranger out: failures count against the client that made them,
 * and a device the account signed in on before is held by its own failures alone.
 *
 * <pre>
 *                      client at account    network at all    all at account
 *   known device        its own count           —                 —
 *   any other               x                   x                 x
 * </pre>
 */
public final class Throttle {
    private static final Set<String> WRONG = Set.of("invalid-credentials", "wrong-password", "invalid-otp");

    private final FailedTries tries;
    private final KnownDevices devices;
    private final Clock clock;

    public Throttle(FailedTries tries, KnownDevices devices, Clock clock) {
        this.tries = tries;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * A try at a password, whether or not anybody has the address.
     *
     * @param check fails with a {@code Fault} of type {@code invalid-credentials} where the password is wrong
     * @return what the check gave; fails RATE_LIMITED, and does not check, where the next try has to wait
     */
    public <T> Future<T> signIn(String email, ClientFacts client, Supplier<Future<T>> check) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        var device = Device.of(client);
        return devices.knows(account, device)
                .map(known -> brakes(account, device, known))
                .compose(brakes -> admitted(brakes)
                        .compose(states -> check.get()
                                .compose(
                                        right -> forgiven(brakes.get(0), states).map(right),
                                        failure -> refused(account, client, brakes, failure))));
    }

    /** A try at the password of somebody who is signed in. @param check fails of type {@code wrong-password} */
    public <T> Future<T> confirm(UUID userId, Supplier<Future<T>> check) {
        var brakes = List.of(Brake.pair("confirm " + userId, ""));
        return admitted(brakes)
                .compose(states -> check.get()
                        .compose(
                                right -> forgiven(brakes.get(0), states).map(right),
                                failure -> isWrong(failure)
                                        ? tries.failed(brakes, clock.instant())
                                                .compose(x -> Future.failedFuture(failure))
                                        : Future.failedFuture(failure)));
    }

    /** Something that has a letter sent to an address: each time counts. Fails RATE_LIMITED where it has to wait. */
    public Future<Void> letter(String email, ClientFacts client) {
        var device = Device.of(client);
        List<Brake> brakes = new ArrayList<>();
        brakes.add(Brake.letters(email.strip().toLowerCase(Locale.ROOT), device.network()));
        if (!device.isLocal()) {
            brakes.add(Brake.lettersOfNetwork(device.network()));
        }
        return admitted(brakes).compose(states -> tries.failed(brakes, clock.instant()));
    }

    private static List<Brake> brakes(String account, Device device, boolean known) {
        if (known) {
            return List.of(Brake.pair(account, device.digest()));
        }
        List<Brake> brakes = new ArrayList<>();
        brakes.add(Brake.pair(account, device.network()));
        brakes.add(Brake.account(account));
        if (!device.isLocal()) {
            brakes.add(Brake.network(device.network()));
        }
        return brakes;
    }

    /** The states the tries were let through with. */
    private Future<Map<String, State>> admitted(List<Brake> brakes) {
        Instant now = clock.instant();
        return tries.states(brakes).compose(states -> {
            Duration longest = Duration.ZERO;
            Future<Boolean> claims = Future.succeededFuture(true);
            for (Brake brake : brakes) {
                State state = states.get(brake.key());
                if (state == null) {
                    continue;
                }
                Duration pause = brake.pause(state, now);
                longest = pause.compareTo(longest) > 0 ? pause : longest;
                if (brake.isHolding(state, now)) {
                    claims =
                            claims.compose(all -> all ? tries.claim(brake, state, now) : Future.succeededFuture(false));
                }
            }
            return longest.isZero()
                    ? claims.compose(all -> all ? Future.succeededFuture(states) : tooSoon(Duration.ofSeconds(1)))
                    : tooSoon(longest);
        });
    }

    private Future<Void> forgiven(Brake own, Map<String, State> states) {
        return states.containsKey(own.key()) ? tries.forget(own) : Future.succeededFuture();
    }

    private <T> Future<T> refused(String account, ClientFacts client, List<Brake> brakes, Throwable failure) {
        if (!isWrong(failure)) {
            return Future.failedFuture(failure);
        }
        Instant now = clock.instant();
        return tries.failed(brakes, now)
                .compose(counted -> tries.noteRefusal(account, client, now))
                .compose(noted -> Future.failedFuture(failure));
    }

    /** Not where the account is disabled, a second factor is due or nobody had time to look. */
    private static boolean isWrong(Throwable failure) {
        return failure instanceof Fault fault && WRONG.contains(String.valueOf(fault.type()));
    }

    /** Rounded up: whoever waits as long as it says is let through. */
    private static <T> Future<T> tooSoon(Duration pause) {
        return Future.failedFuture(Fault.rateLimited(
                        "too many tries: wait a moment",
                        Duration.ofSeconds(pause.plusMillis(999).toSeconds()))
                .typed("too-many-tries"));
    }
}
