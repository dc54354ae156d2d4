package io.tradesense.auth.users.domain;

import java.util.UUID;

/**
 * What another service must know before it works for a user.
 *
 * @param plan what the user pays for; {@code free} where there is no such user
 * @param epoch grows whenever tokens issued before are not to be believed any more; 0 where there is no such user
 */
public record Standing(UUID userId, boolean exists, boolean enabled, String plan, long epoch) {

    public static Standing unknown(UUID userId) {
        return new Standing(userId, false, false, "free", 0);
    }
}
