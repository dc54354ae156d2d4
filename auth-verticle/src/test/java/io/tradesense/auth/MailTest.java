package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.newAddress;
import static io.tradesense.auth.TestAuth.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTest {

    @Test
    void a_mail_server_that_is_down_fails_nothing_and_gets_the_letter_later() {
        int port;
        try (var gone = new SmtpSink(0)) {
            port = gone.port();
        }
        var settings = Map.of(
                "AUTH_SMTP_URL",
                "smtp+plain://127.0.0.1:" + port,
                "AUTH_MAIL_FROM",
                "TradeSense <no-reply@mail.example>");
        var clock = new MovableClock();
        String database = TestPostgres.newDatabase();
        String address = newAddress();
        try (var auth = TestAuth.on(database, clock, settings)) {
            assertThat(auth.anonymous()
                            .post("/auth/register", registration(address))
                            .statusCode())
                    .isEqualTo(201);
        }
        clock.pass(Duration.ofMinutes(5));
        try (var sink = new SmtpSink(port);
                var again = TestAuth.on(database, clock, settings)) {
            assertThat(sink.messages(1))
                    .singleElement()
                    .satisfies(message -> assertThat(message)
                            .contains("To: " + address, "From: TradeSense <no-reply@mail.example>", "Message-ID: <"));
            assertThat(again.login(address).email()).isEqualTo(address);
        }
    }

    @Test
    void without_a_mail_server_letters_are_files_that_only_their_owner_reads(@TempDir Path data) throws IOException {
        Path folder = data.resolve("mail");
        try (var auth = TestAuth.start(Map.of("AUTH_MAIL_FOLDER", folder.toString()))) {
            var person = auth.register();
            var outbox = Outbox.of(auth, folder);
            assertThat(outbox.letter(person.email(), "confirm your address"))
                    .contains("http://localhost:8080/verify-email?token=");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(outbox.files())
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void a_letter_of_a_change_that_was_not_committed_is_not_sent() {
        try (var auth = TestAuth.start(Map.of())) {
            var client = auth.anonymous().with("Idempotency-Key", "one");
            var body = registration(newAddress());
            assertThat(client.post("/auth/register", body).statusCode()).isEqualTo(201);
            assertThat(client.post("/auth/register", body.copy().put("name", "Eve"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(auth.rows("SELECT 1 FROM letters")).hasSize(1);
        }
    }
}
