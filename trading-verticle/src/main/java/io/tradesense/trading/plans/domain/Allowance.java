package io.tradesense.trading.plans.domain;

import io.vertx.core.Future;
import java.util.UUID;

/** What plans allow. Who is not known to have a plan is not limited. */
@FunctionalInterface
public interface Allowance {
    /** Accounts that exist. */
    String ACCOUNTS = "accounts";

    /** Files taken in since the first of the month, UTC, undone ones included; dry runs and failures are free. */
    String IMPORTS_PER_MONTH = "importsPerMonth";

    /**
     * Fails with a PAYMENT_REQUIRED fault that says which plans have more.
     *
     * @param wanted how many there would be, the new one included
     */
    Future<Void> require(UUID userId, String limit, long wanted);
}
