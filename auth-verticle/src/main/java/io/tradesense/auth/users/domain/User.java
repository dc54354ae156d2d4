package io.tradesense.auth.users.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody with an account.
 *
 * @param roles sorted
 * @param plan what the user pays for: {@code free} until billing says otherwise
 * @param epoch grows whenever tokens issued before are not to be believed any more
 * @param version grows with each change of the account; what an {@code If-Match} is held against
 */
public record User(
        UUID id,
        String email,
        String name,
        List<String> roles,
        String plan,
        boolean emailVerified,
        boolean disabled,
        long epoch,
        long version,
        Instant createdAt) {

    public User {
        roles = roles.stream().sorted().toList();
    }
}
