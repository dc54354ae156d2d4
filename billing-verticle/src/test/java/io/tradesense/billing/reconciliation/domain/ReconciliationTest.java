package io.tradesense.billing.reconciliation.domain;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.billing.mirror.domain.Customers;
import io.tradesense.billing.mirror.domain.Mirror;
import io.tradesense.billing.provider.domain.Provider;
import io.tradesense.billing.provider.domain.Provider.CustomerPage;
import io.tradesense.kit.testing.TestClock;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T02:59:59Z"));
    private final List<String> done = new ArrayList<>();
    private final Set<LocalDate> nights = new HashSet<>();
    private final Provider provider = port(
            Provider.class,
            Map.of("customers", given -> Future.succeededFuture(new CustomerPage(List.of("cus_1"), true))));
    private final Customers customers = port(
            Customers.class,
            Map.of(
                    "claim", given -> Future.failedFuture("the database is away"),
                    "all", given -> Future.succeededFuture(given[0].equals("") ? List.of("cus_2") : List.of())));
    private final Runs runs = port(
            Runs.class,
            Map.of(
                    "beginOf", given -> Future.succeededFuture(begin((LocalDate) given[0])),
                    "unknown", given -> Future.succeededFuture(given[0]),
                    "note", given -> noted((String) given[1], (Boolean) given[3]),
                    "finish", given -> noted("finished", false)));
    private final Reconciliation reconciliation = new Reconciliation(
            provider, customers, new Mirror(provider, customers, millis -> Future.succeededFuture()), runs, clock);

    /** A port that answers these calls, and fails at every other. */
    private static <T> T port(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, given) -> Objects.requireNonNull(answers.get(method.getName()), method::getName)
                        .apply(given)));
    }

    private Optional<UUID> begin(LocalDate night) {
        return nights.add(night) ? Optional.of(UUID.randomUUID()) : Optional.empty();
    }

    private Future<Void> noted(String what, boolean failed) {
        done.add(failed ? what + " failed" : what);
        return Future.succeededFuture();
    }

    @Test
    void a_night_is_reconciled_once_and_the_next_after_three_o_clock() {
        await(reconciliation.nightly());
        await(reconciliation.nightly());
        assertThat(nights).containsExactly(LocalDate.parse("2026-03-01"));
        clock.advance(Duration.ofSeconds(1));
        await(reconciliation.nightly());
        await(reconciliation.nightly());
        assertThat(nights).containsExactlyInAnyOrder(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"));
        assertThat(done).filteredOn("finished"::equals).hasSize(2);
    }

    @Test
    void strangers_and_ours_are_looked_at_and_one_that_fails_keeps_no_other_back() {
        await(reconciliation.nightly());
        assertThat(done).containsExactly("cus_1 failed", "cus_2 failed", "finished");
    }
}
