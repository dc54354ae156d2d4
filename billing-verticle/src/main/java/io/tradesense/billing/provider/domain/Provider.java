package io.tradesense.billing.provider.domain;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever takes the money. What changes something there carries an idempotency key: told again with the same key, it is
 * done once. Calls fail with a {@link ProviderFailure}.
 */
public interface Provider {

    /** A customer for a user, the same at every call with the same key. */
    Future<String> createCustomer(UUID userId, String key);

    /** The customer made for a user, looked for there: for when the key may have been forgotten. */
    Future<Optional<String>> findCustomer(UUID userId);

    /** Whose a customer is; empty where it is nobody's of ours, or was deleted. */
    Future<Optional<UUID>> userOf(String customerId);

    /** What is true now. A customer that is not there any more has nothing. */
    Future<CustomerState> state(String customerId);

    /** @return the page, where the command asks for one */
    Future<Optional<HostedPage>> perform(Command command, String key);

    /** A page on which a customer changes cards and sees invoices. */
    Future<HostedPage> portal(String customerId, String returnUrl);

    Future<Preview> preview(Command.ChangePlan change);

    /** Ends what a customer has at once and forgets who they are; fine where that was done before. */
    Future<Void> deleteCustomer(String customerId);

    /** Tells of usage that is paid by measure; told twice, it counts once. */
    Future<Void> report(UsageReport report);

    /** A page of all customers, ours or not, in an order that stays. @param after the last of the page before, if any */
    Future<CustomerPage> customers(@Nullable String after);

    /** @param isLast whether there are no more */
    record CustomerPage(List<String> customerIds, boolean isLast) {}
}
