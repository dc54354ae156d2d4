package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "{\"password\":\"correct-Horse-7-battery\"}";
    private final Installation installation = Installation.shared();

    /**
     * What stays: that something happened to an account, answers kept for retries until they are a day old, and
     * analytics' and ai's mark that a user is gone, which keeps events that come late from bringing anything back.
     */
    private static final List<String> STAYS =
            List.of("audit_events", "idempotency_keys", "user_versions", "gone_users");

    @Test
    void a_deleted_user_is_gone_from_every_service() {
        var api = installation.api().registered();
        var userId = UUID.fromString(
                api.get("/api/auth/users/me").expect(200).path("id").asText());
        var account = api.opensAccount();
        var statement = Statement.generated(7, 40);
        assertThat(api.ended(api.beginsImport(account, "application/xml", statement.file()))
                        .path("status")
                        .asText())
                .isEqualTo("COMPLETED");
        int trips = PlainCount.of(statement).trips().size();
        assertThat(api.summary(account, trips).path("trades").asInt()).isEqualTo(trips);
        assertThat(installation.tablesWith("trading", userId)).isNotEmpty();
        assertThat(installation.tablesWith("analytics", userId)).isNotEmpty();
        assertThat(api.send("DELETE", "/api/auth/users/me", "application/json", PASSWORD)
                        .status())
                .isEqualTo(204);
        for (var service : List.of("auth", "trading", "analytics", "billing", "ai")) {
            var left = Eventually.read(
                    service + " to forget the user",
                    PATIENCE,
                    () -> installation.tablesWith(service, userId),
                    STAYS::containsAll);
            assertThat(STAYS).containsAll(left);
        }
        assertThat(installation.stored(account).executions()).isZero();
    }
}
