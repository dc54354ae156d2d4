package io.tradesense.ai.facts.domain;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a service answered, or why it did not.
 *
 * @param what was asked for, in words
 * @param why empty where there is an answer
 */
public record Asked<T>(Optional<T> answer, String what, String why) {

    public static <T> Asked<T> answered(String what, T answer) {
        return new Asked<>(Optional.of(answer), what, "");
    }

    public static <T> Asked<T> unanswered(String what, String why) {
        return new Asked<>(Optional.empty(), what, why);
    }

    /** The answer; where there is none, the sheet says so and {@code fallback} stands for it. */
    public T or(T fallback, FactSheet sheet) {
        if (answer.isEmpty()) {
            sheet.missing(what, why);
        }
        return answer.orElse(fallback);
    }

    public <R> Asked<R> map(Function<T, R> change) {
        return new Asked<>(answer.map(change), what, why);
    }
}
