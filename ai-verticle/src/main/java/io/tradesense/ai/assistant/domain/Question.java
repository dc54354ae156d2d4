package io.tradesense.ai.assistant.domain;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question of a user's.
 *
 * @param accountId the one account it is about; null for all
 * @param tz whose days are meant
 * @param history what was said before, oldest first
 * @param patience after which an answer is of no use
 */
public record Question(String text, @Nullable UUID accountId, String tz, List<Turn> history, Duration patience) {

    public Question {
        history = List.copyOf(history);
    }

    /** One turn of the conversation before. */
    public record Turn(boolean byUser, String text) {}
}
