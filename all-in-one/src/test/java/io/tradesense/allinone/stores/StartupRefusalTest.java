package io.tradesense.allinone.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupRefusalTest {

    private final Path temporary;

    StartupRefusalTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void a_data_folder_that_is_a_file_is_refused() throws IOException {
        var file = Files.writeString(temporary.resolve("data"), "");
        assertThatThrownBy(() -> EmbeddedStores.start(file))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("is a file");
    }

    /** Below a file nobody may write, not even root, whom rights do not stop. */
    @Test
    void a_data_folder_that_cannot_be_written_is_refused() throws IOException {
        var file = Files.writeString(temporary.resolve("data"), "");
        assertThatThrownBy(() -> EmbeddedStores.start(file.resolve("below")))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("TRADESENSE_DATA");
    }

    @Test
    void root_that_cannot_drop_its_rights_is_told_what_to_do() {
        assertThatThrownBy(() -> RootRights.dropped(0, () -> false))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("as an ordinary user");
        assertThat(RootRights.dropped(0, () -> true)).containsExactly("unshare", "--user");
        assertThat(RootRights.dropped(1000, () -> false)).isEmpty();
    }

    @Test
    void a_redis_without_its_openssl_says_what_to_install() throws IOException {
        var binary = Files.writeString(temporary.resolve("redis-server"), """
                #!/bin/sh
                echo 'redis-server: error while loading shared libraries: libssl.so.3: cannot open shared object file' >&2
                exit 127
                """);
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> RedisServer.start(binary, temporary.resolve("log"), "password"))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("OpenSSL 3");
    }

    @Test
    void a_folder_is_free_again_after_a_refusal() throws IOException {
        var data = temporary.resolve("data");
        Files.createDirectories(data.resolve("secrets"));
        var damaged = Files.writeString(data.resolve("secrets/redis-password"), "short");
        assertThatThrownBy(() -> EmbeddedStores.start(data)).hasMessageContaining(damaged.toRealPath() + " is damaged");
        DataFolder.take(data).close();
    }
}
