package io.tradesense.billing.mirror.domain;

import io.tradesense.billing.provider.domain.CustomerState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our customers at the provider, one a user for ever, and what is known of them. */
public interface Customers {

    /** Whether a customer is known here, and if so, the lease of it if it is free. */
    record Claim(boolean known, Optional<Lease> lease) {}

    /** What a user's customer is called. */
    Future<Optional<String>> of(UUID userId);

    /** Notes that a user is about to become a customer, and since when that is so. UNAUTHENTICATED for one who is gone. */
    Future<Wish> wish(UUID userId);

    /** @param old whether the provider may have forgotten the key that was used for it */
    record Wish(Optional<String> customerId, boolean old) {}

    /** Keeps what a user's customer is called, unless that is known; answers which one it is. Empty where the user is gone. */
    Future<Optional<String>> keep(UUID userId, String customerId);

    Future<Claim> claim(String customerId);

    Future<Void> release(Lease lease);

    /** Events of this customer that wait. */
    Future<List<String>> waitingEvents(String customerId);

    /**
     * Writes what follows from the state, tells of it, and is done with the events, in one transaction that also ends the
     * lease. Fails where the lease is another's by now.
     *
     * @param cause who or what made us look, for the audit
     * @param intent that this settles, if any
     */
    Future<List<Difference>> write(
            Lease lease, CustomerState state, List<String> eventIds, String cause, @Nullable UUID intent);

    /** Customers whose entitlements time alone has changed; they are not named again for a while. */
    Future<List<String>> due();

    /** All of ours, after one; a page. */
    Future<List<String>> all(String after);
}
