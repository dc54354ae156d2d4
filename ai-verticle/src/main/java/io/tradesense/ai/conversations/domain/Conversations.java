package io.tradesense.ai.conversations.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users and the assistant have said to each other. Another user's conversation is not there. */
public interface Conversations {

    /** @param title the beginning of its first question */
    record Conversation(UUID id, String title, Instant createdAt, Instant updatedAt) {}

    /**
     * One message.
     *
     * @param text what was asked, or the answer's words
     * @param answer the whole answer as it was given, JSON; null of a question
     */
    record Said(boolean byUser, String text, @Nullable String answer, Instant at) {}

    record Page(List<Conversation> items, Optional<After> next) {}

    /** Where a page ended. */
    record After(Instant updatedAt, UUID id) {}

    /** Fails with NOT_FOUND. */
    Future<Conversation> find(UUID userId, UUID id);

    /** The newest messages, oldest first. Fails with NOT_FOUND. */
    Future<List<Said>> messages(UUID userId, UUID id, int most);

    Future<Page> list(UUID userId, int limit, Optional<After> after);

    /** Fails with NOT_FOUND. */
    Future<Void> delete(UUID userId, UUID id);

    /** Adds a question and its answer, both or neither; begins the conversation where there is none of that id. */
    Future<Void> add(UUID userId, UUID id, Said question, Said answer);
}
