package io.tradesense.allinone.clustered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.identity.InternalKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {

    private final Map<String, String> generated = new HashMap<>(InternalKeys.derive(new byte[32], Stores.SERVICES));

    ServiceEnvironmentTest() {
        generated.put("REDIS_URL", "redis://:r@127.0.0.1:1");
        generated.put("CLUSTER_SECRET", "c");
        generated.put("AUTH_DATABASE_URL", "postgresql://a");
        generated.put("AUTH_KEY_ENCRYPTION_KEY", "key");
        generated.put("TRADING_DATABASE_URL", "postgresql://t");
    }

    @Test
    void a_service_is_told_its_own_database_and_no_other_secret() {
        assertThat(ServiceEnvironment.of("trading", generated))
                .containsEntry("TRADING_DATABASE_URL", "postgresql://t")
                .containsKeys("REDIS_URL", "CLUSTER_SECRET")
                .doesNotContainKeys("AUTH_DATABASE_URL", "AUTH_KEY_ENCRYPTION_KEY");
    }

    @Test
    void a_service_holds_the_keys_of_its_own_calls_alone() {
        assertThat(ServiceEnvironment.of("trading", generated))
                .containsKeys("INTERNAL_KEY_GATEWAY_TRADING", "INTERNAL_KEY_TRADING_AUTH")
                .doesNotContainKeys("INTERNAL_KEY_GATEWAY_AUTH", "INTERNAL_KEY_ANALYTICS_AUTH");
    }

    @Test
    void the_file_is_for_its_owner_and_gone_when_removed(@TempDir Path folder) throws IOException {
        var files = EnvironmentFiles.in(folder.resolve("cluster"));
        files.write("auth", ServiceEnvironment.of("auth", Map.of("AUTH_DATABASE_URL", "postgresql://a")));
        var file = folder.resolve("cluster/auth.env");
        assertThat(file).hasContent("AUTH_DATABASE_URL='postgresql://a'");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        files.remove();
        assertThat(file).doesNotExist();
    }

    @Test
    void what_a_shell_would_read_otherwise_is_never_written(@TempDir Path folder) {
        var files = EnvironmentFiles.in(folder.resolve("cluster"));
        assertThatThrownBy(() -> files.write("auth", new TreeMap<>(Map.of("NAME", "it's"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
