package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    private static final int MEGABYTES = 320;
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Set<String> acknowledged = new HashSet<>();
    private long number;

    @Test
    void a_full_disk_refuses_writes_still_reads_loses_nothing_and_is_forgotten_once_there_is_room() {
        assumeTrue(SmallDisk.isPossible(), "no disk can be mounted by this user: a full one is not tried");
        try (var disk = SmallDisk.of(Installation.emptyFolder("full-disk"), MEGABYTES);
                var installation = Installation.on(disk.folder().resolve("data"))) {
            var api = installation.api().registered();
            var account = api.opensAccount();
            assertThat(write(api, account).status()).isEqualTo(201);
            disk.fill();
            var refused = Eventually.read(
                    "a refused write", PATIENCE, () -> write(api, account), answer -> answer.status() != 201);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("type").asText()).endsWith(":data-unavailable");
            assertThat(api.get("/api/trades?limit=5&accountId=" + account).status())
                    .isEqualTo(200);
            assertThat(api.get("/api/auth/users/me").status()).isEqualTo(200);
            disk.makeRoom();
            var taken = Eventually.read(
                    "a write that is taken", PATIENCE, () -> write(api, account), answer -> answer.status() == 201);
            assertThat(taken.body().isObject()).isTrue();
            assertThat(installation.externalIds(account))
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
        }
    }

    private Api.Answer write(Api api, String account) {
        List<Map<String, Object>> items = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int item = 0; item < AT_ONCE; item++) {
            var id = UUID.randomUUID();
            ids.add(id.toString());
            items.add(Route.execution(account, "DISK", id, number++));
        }
        var answer = api.post("/api/trades/executions", Map.of("items", items));
        if (answer.status() == 201) {
            acknowledged.addAll(ids);
        }
        return answer;
    }
}
