package io.tradesense.allinone.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private final Path temporary;

    SecretsTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void they_are_made_once_and_all_different() {
        var secrets = Secrets.of(folder());
        assertThat(Secrets.of(folder())).isEqualTo(secrets);
        assertThat(Set.of(
                        secrets.postgresPassword(),
                        secrets.redisPassword(),
                        secrets.internalMasterKey(),
                        secrets.authKeyEncryptionKey(),
                        secrets.clusterSecret()))
                .hasSize(5);
    }

    @Test
    void the_keys_have_32_bytes() {
        var secrets = Secrets.of(folder());
        assertThat(Base64.getDecoder().decode(secrets.internalMasterKey())).hasSize(32);
        assertThat(Base64.getDecoder().decode(secrets.authKeyEncryptionKey())).hasSize(32);
    }

    @Test
    void only_their_owner_can_read_them() throws IOException {
        assertThat(Secrets.of(folder())).isNotNull();
        assertThat(rights(folder())).isEqualTo("rwx------");
        try (var files = Files.list(folder())) {
            assertThat(files.map(SecretsTest::rights)).hasSize(5).containsOnly("rw-------");
        }
    }

    @Test
    void rights_that_let_others_in_are_taken_back() throws IOException {
        var secrets = Secrets.of(folder());
        var file = folder().resolve(Secrets.POSTGRES_PASSWORD);
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Secrets.of(folder())).isEqualTo(secrets);
        assertThat(rights(folder())).isEqualTo("rwx------");
        assertThat(rights(file)).isEqualTo("rw-------");
    }

    @Test
    void no_text_form_shows_a_secret() {
        var secrets = Secrets.of(folder());
        var texts = secrets + " " + new PostgresConnection("127.0.0.1", 5432, "user", secrets.postgresPassword()) + " "
                + new RedisConnection("127.0.0.1", 6379, secrets.redisPassword());
        assertThat(texts)
                .doesNotContain(
                        secrets.postgresPassword(),
                        secrets.redisPassword(),
                        secrets.internalMasterKey(),
                        secrets.authKeyEncryptionKey());
    }

    private Path folder() {
        return temporary.resolve("secrets");
    }

    private static String rights(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
