package io.tradesense.ai.privacy.domain;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** What users have chosen about models. */
public interface Choices {

    /**
     * A user's choice.
     *
     * @param models whether a provider may be asked at all; without it rules write everything
     * @param journal whether what was written into the journal may be sent
     * @param version grows with every change; 0 where nothing was ever chosen
     */
    record Choice(boolean models, boolean journal, long version) {
        /** Of somebody who has chosen nothing. */
        public static final Choice DEFAULT = new Choice(true, true, 0);
    }

    Future<Choice> of(UUID userId);

    /** Fails with PRECONDITION_FAILED where the choice is of another version than was wanted. */
    Future<Choice> choose(UUID userId, boolean models, boolean journal, Optional<Long> version);

    /** Removes what models have made of and for a user; what was used stays on the bill. */
    Future<Void> forgetWorks(UUID userId);
}
