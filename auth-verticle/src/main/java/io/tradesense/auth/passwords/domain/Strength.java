package io.tradesense.auth.passwords.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How hard a password is to guess for somebody who knows how people choose them.
 *
 * @param score 0 (too guessable) to 4 (very unguessable), by powers of ten of the guesses: 3, 6, 8, 10
 * @param guesses about how many are needed
 * @param warning what makes it easy, for a person; null where nothing stands out
 * @param suggestions what would make it harder, for a person
 */
public record Strength(int score, double guesses, @Nullable String warning, List<String> suggestions) {

    public Strength {
        suggestions = List.copyOf(suggestions);
    }

    /** As a member of a problem document. */
    public Map<String, Object> members() {
        return warning == null
                ? Map.of("score", score, "guesses", guesses, "suggestions", suggestions)
                : Map.of("score", score, "guesses", guesses, "warning", warning, "suggestions", suggestions);
    }
}
