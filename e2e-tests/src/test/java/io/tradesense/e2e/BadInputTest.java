package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.e2e.Installation.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trader, a broken program or somebody unkind may send: each is told what is wrong, and the log is unchanged. */
class BadInputTest {

    private static final String HEAD = "symbol,side,quantity,price,executedAt\n";
    private static final Stored NOTHING = new Stored(0, 0);

    private final Installation installation = Installation.shared();
    private final Api api = installation.api().registered();
    private final String account = api.opensAccount();

    @AfterEach
    void the_log_is_unchanged() {
        assertThat(installation.stored(account)).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAPL,BUY,0,187.50,2024-03-01T14:30:00Z",
                "AAPL,BUY,1e999,187.50,2024-03-01T14:30:00Z",
                "AAPL,BUY,100,1e999,2024-03-01T14:30:00Z",
                "AAPL,BUY,100,187.50,1850-03-01T14:30:00Z",
                "AAPL,HOLD,100,187.50,2024-03-01T14:30:00Z",
                "AAPL,BUY,many,187.50,2024-03-01T14:30:00Z",
                "AAPL,BUY,10",
                "2024-03-01T14:30:00Z,100,BUY,AAPL,187.50"
            })
    void a_row_that_is_no_trade_is_rejected_with_its_line_and_a_reason(String row) {
        assertRejected(imported(HEAD + row + "\n"));
    }

    @Test
    void a_symbol_of_300_characters_is_rejected() {
        assertRejected(imported(HEAD + "A".repeat(300) + ",BUY,100,187.50,2024-03-01T14:30:00Z\n"));
    }

    @Test
    void a_table_without_the_columns_of_a_trade_fails_with_a_reason() {
        assertUnreadable("colour,taste\nred,sweet\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void random_bytes_fail_with_a_reason() {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        assertUnreadable(bytes);
    }

    @Test
    void a_fill_with_several_faults_is_told_all_of_them_at_once() {
        var problem =
                api.postText("/api/trades/executions", """
                        {"accountId":"%s","symbol":"AAPL","assetClass":"STOCK","side":"HOLD","quantity":"0",
                         "price":"1e999","currency":"USD","executedAt":"1850-01-01T00:00:00Z"}
                        """.formatted(account)).expect(422);
        assertThat(problem.path("errors").findValuesAsText("pointer")).contains("/side", "/price");
        assertThat(problem.path("requestId").asText()).isNotEmpty();
    }

    @Test
    void the_account_of_another_is_not_found() {
        var stranger = installation.api().registered();
        var file = BodyPublishers.ofString(HEAD + "AAPL,BUY,100,187.50,2024-03-01T14:30:00Z\n");
        assertThat(stranger.upload(account, "text/csv", file).status()).isEqualTo(404);
        assertThat(stranger.upload(UUID.randomUUID().toString(), "text/csv", file)
                        .status())
                .isEqualTo(404);
        assertThat(stranger.upload("no-id", "text/csv", file).status()).isEqualTo(400);
    }

    /** On a bare socket: a client library would rather report a broken pipe than read an answer that comes this early. */
    @Test
    void an_upload_of_200_megabytes_is_refused_before_it_is_sent() throws IOException {
        try (var socket = new Socket("127.0.0.1", api.base().getPort())) {
            socket.setSoTimeout(30_000);
            send(socket.getOutputStream(), """
                    POST /api/trades/imports?accountId=%s&format=auto HTTP/1.1
                    Host: 127.0.0.1
                    Authorization: Bearer %s
                    Content-Type: text/csv
                    Content-Length: 209715200

                    """.formatted(account, api.token()));
            assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 413");
        }
    }

    private static void send(OutputStream out, String head) throws IOException {
        out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[65_536]);
        out.flush();
    }

    private static String firstLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private JsonNode imported(String csv) {
        return api.ended(api.beginsImport(account, "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertRejected(JsonNode state) {
        assertThat(state.path("imported").asInt()).isZero();
        assertThat(state.path("rejected").asInt()).isEqualTo(1);
        var error = state.path("errors").path(0);
        assertThat(error.path("line").asInt()).isEqualTo(2);
        assertThat(error.path("detail").asText()).isNotEmpty();
    }

    /** Either at once with a problem document, or as an import that failed: in both the reason is there. */
    private void assertUnreadable(byte[] file) {
        var answer = api.upload(account, "application/octet-stream", BodyPublishers.ofByteArray(file));
        if (answer.status() == 202) {
            var state =
                    api.ended("/api/trades/imports/" + answer.body().path("id").asText());
            assertThat(state.path("status").asText()).isEqualTo("FAILED");
            assertThat(state.path("detail").asText("")).isNotEmpty();
        } else {
            assertThat(answer.status()).isIn(415, 422);
            assertThat(answer.body().path("detail").asText()).isNotEmpty();
        }
    }
}
