package io.tradesense.auth.throttling.domain;

import io.tradesense.auth.domain.Digest;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes failed tries cost time. The first are free; each one beyond them doubles the pause that must pass before the next
 * try, up to a longest. Failures are forgotten by halves.
 *
 * @param key whose tries these are, as a digest: what is stored names nobody
 * @param free failures that cost nothing
 * @param first pause, after one failure more
 * @param longest pause
 * @param halfLife in which half of the failures is forgotten
 */
public record Brake(String key, int free, Duration first, Duration longest, Duration halfLife) {
    /** Beyond that the doubling would overflow; no first pause doubled so often is shorter than a longest one. */
    private static final int MOST_DOUBLINGS = 30;

    /** What is remembered under a key. @param failures as they were at {@code last}, the latest of them */
    public record State(double failures, Instant last) {}

    /** One client at one account: this is what a guesser and a forgetful owner meet first. */
    static Brake pair(String account, String client) {
        return new Brake(
                key("pair", account, client), 5, Duration.ofSeconds(2), Duration.ofMinutes(15), Duration.ofHours(3));
    }

    /** One network at all accounts: stolen lists of passwords are tried this way. */
    static Brake network(String network) {
        return new Brake(
                key("network", network), 100, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1));
    }

    /** Everybody at one account, known devices aside: many networks together get one try a minute. */
    static Brake account(String account) {
        return new Brake(
                key("account", account), 50, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1));
    }

    /** One client that opens accounts under one address, or has letters sent there; every try counts as a failure. */
    static Brake letters(String account, String client) {
        return new Brake(
                key("letters", account, client), 20, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(3));
    }

    /** One network that does so under any address. */
    static Brake lettersOfNetwork(String network) {
        return new Brake(
                key("letters-network", network), 50, Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofHours(1));
    }

    /** How long the next try has to wait; zero where it need not. */
    public Duration pause(State state, Instant now) {
        Duration due = pauseAfter(state.failures());
        Duration left = Duration.between(now, state.last().plus(due));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether the tries are past the free ones, so that only one at a time is let through. */
    public boolean isHolding(State state, Instant now) {
        return count(failuresAt(state, now)) >= free;
    }

    /** What is left of the failures by then. */
    public double failuresAt(State state, Instant now) {
        double lives = Math.max(0, Duration.between(state.last(), now).toMillis()) / (double) halfLife.toMillis();
        return state.failures() * Math.pow(0.5, lives);
    }

    /** Rounded: the little that is forgotten during a pause must not make the try after it free. */
    private static long count(double failures) {
        return Math.round(failures);
    }

    private Duration pauseAfter(double failures) {
        long count = count(failures);
        if (count < free) {
            return Duration.ZERO;
        }
        long doublings = Math.min(count - free, MOST_DOUBLINGS);
        Duration pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    private static String key(String... parts) {
        return Digest.of(String.join("\n", parts)).text();
    }
}
