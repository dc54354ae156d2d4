package io.tradesense.allinone.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresFolderTest {

    private final Path temporary;

    PostgresFolderTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void a_missing_and_an_empty_folder_are_to_be_filled() throws IOException {
        assertThat(folder().holdsDatabases()).isFalse();
        Files.createDirectory(folder().path());
        assertThat(folder().holdsDatabases()).isFalse();
    }

    @Test
    void a_whole_folder_is_used() throws IOException {
        wholeFolder();
        assertThat(folder().holdsDatabases()).isTrue();
    }

    @Test
    void what_a_crash_left_of_the_first_start_is_made_anew() throws IOException {
        wholeFolder();
        folder().begin();
        assertThat(folder().holdsDatabases()).isFalse();
        assertThat(folder().path()).doesNotExist();
    }

    @Test
    void a_file_in_place_of_the_folder_is_refused() throws IOException {
        Files.writeString(folder().path(), "");
        assertRefused("must be a folder");
    }

    @Test
    void files_without_a_version_are_refused() throws IOException {
        wholeFolder();
        Files.delete(folder().path().resolve("PG_VERSION"));
        assertRefused("PG_VERSION is missing");
    }

    @Test
    void a_garbled_version_is_refused() throws IOException {
        wholeFolder();
        Files.write(folder().path().resolve("PG_VERSION"), new byte[] {(byte) 0xff, 0, 7});
        assertRefused("PG_VERSION holds no version");
    }

    @Test
    void another_major_version_is_refused_and_both_are_named() throws IOException {
        wholeFolder();
        Files.writeString(folder().path().resolve("PG_VERSION"), "16\n");
        assertRefused("made by PostgreSQL 16 and this TradeSense runs PostgreSQL 17");
    }

    @Test
    void a_missing_control_file_is_refused() throws IOException {
        wholeFolder();
        Files.delete(folder().path().resolve("global/pg_control"));
        assertRefused("pg_control is missing");
    }

    @Test
    void the_pid_of_this_very_process_is_a_strangers_and_forgotten() throws IOException {
        wholeFolder();
        var file = folder().path().resolve("postmaster.pid");
        Files.writeString(file, ProcessHandle.current().pid() + "\n");
        folder().forgetStrangersPid();
        assertThat(file).doesNotExist();
    }

    @Test
    void a_garbled_pid_is_left_to_postgres() throws IOException {
        wholeFolder();
        var file = folder().path().resolve("postmaster.pid");
        Files.writeString(file, "no number\n");
        folder().forgetStrangersPid();
        assertThat(file).exists();
    }

    private PostgresFolder folder() {
        return new PostgresFolder(temporary.resolve("postgres"), temporary.resolve("postgres.unfinished"));
    }

    private void wholeFolder() throws IOException {
        Files.createDirectories(folder().path().resolve("global"));
        Files.writeString(folder().path().resolve("PG_VERSION"), "17\n");
        Files.writeString(folder().path().resolve("global/pg_control"), "");
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> folder().holdsDatabases())
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining(reason);
    }
}
