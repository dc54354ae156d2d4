package io.tradesense.market.providers.domain;

import java.time.Instant;
import java.util.function.Function;

/** What a provider's answer comes to, whatever its HTTP status says. Only {@link Ok} may be kept. */
public sealed interface Outcome<T> {

    /** A value that was held against the provider's documented form and against sense. */
    record Ok<T>(T value) implements Outcome<T> {}

    /** The provider does not know the symbol, or has nothing for the time asked about. */
    record NotFound<T>() implements Outcome<T> {}

    /** @param until no use in asking before */
    record RateLimited<T>(Instant until) implements Outcome<T> {}

    /** The plan does not hold this, or the key is refused. */
    record NotEntitled<T>() implements Outcome<T> {}

    /** An answer that is none: another form than documented, or values that cannot be. */
    record Invalid<T>(String why) implements Outcome<T> {}

    /** No answer in time, a broken connection, or a fault at the provider. */
    record Down<T>(String why) implements Outcome<T> {}

    /** The same about something made of the value. */
    default <R> Outcome<R> map(Function<T, R> change) {
        if (this instanceof Ok<T> ok) {
            return new Ok<>(change.apply(ok.value()));
        }
        if (this instanceof RateLimited<T> limited) {
            return new RateLimited<>(limited.until());
        }
        if (this instanceof Invalid<T> invalid) {
            return new Invalid<>(invalid.why());
        }
        if (this instanceof Down<T> down) {
            return new Down<>(down.why());
        }
        return this instanceof NotFound ? new NotFound<>() : new NotEntitled<>();
    }

    /** As it is shown to an operator. */
    default String word() {
        String name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
