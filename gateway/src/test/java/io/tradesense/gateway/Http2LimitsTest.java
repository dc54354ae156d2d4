package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames no well-behaved client sends, written by hand (RFC 9113). */
class Http2LimitsTest {
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int ENHANCE_YOUR_CALM = 11;
    /** The entry of HPACK's static table, as an indexed field. */
    private static final int STATUS_400 = 0x80 | 12;

    private static final int RESET = -1;
    private static final int LARGEST_FRAME = 16_384;
    private static final int LONGEST_WAIT_MILLIS = 20_000;
    private static TestGateway gateway;
    private static FakeService trading;

    @BeforeAll
    static void start(@TempDir Path folder) {
        var chain = folder.resolve("chain.pem");
        var key = folder.resolve("key.pem");
        TestCertificate.make(folder).write(chain, key);
        gateway = TestGateway.start(Map.of(
                "GATEWAY_TLS_CERT", chain.toString(), "GATEWAY_TLS_KEY", key.toString(), "GATEWAY_HTTP2_RESETS", "50"));
        trading = FakeService.start(gateway.platform(), "trading", request -> request.pause());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void a_flood_of_requests_that_are_taken_back_ends_the_connection() throws Exception {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            var frames = Buffer.buffer();
            for (int stream = 1; stream < 400; stream += 2) {
                frames.appendBuffer(frame(HEADERS, END_STREAM | END_HEADERS, stream, head()));
                frames.appendBuffer(frame(RST_STREAM, 0, stream, Buffer.buffer().appendInt(8)));
            }
            write(out, frames);
            assertThat(goAway(socket)).isEqualTo(ENHANCE_YOUR_CALM);
        }
        gateway.until(() -> gateway.platform().meters().scrape().contains("gateway_requests_active 0.0"));
    }

    @Test
    void headers_beyond_the_bound_are_refused_and_reach_nobody() throws Exception {
        int before = trading.seen().size();
        try (var socket = connect()) {
            var block = head();
            for (int i = 0; i < 8; i++) {
                field(block, "x-long-" + i, "v".repeat(4_000));
            }
            var first = block.getBuffer(0, LARGEST_FRAME);
            var rest = block.getBuffer(LARGEST_FRAME, block.length());
            write(
                    socket.getOutputStream(),
                    frame(HEADERS, END_STREAM, 1, first).appendBuffer(frame(CONTINUATION, END_HEADERS, 1, rest)));
            assertThat(firstOf(socket, HEADERS, RST_STREAM, GOAWAY)).isPositive();
        }
        assertThat(trading.seen()).hasSize(before);
    }

    @Test
    void a_request_for_two_hosts_or_for_what_is_none_is_refused_and_reaches_nobody() throws Exception {
        int before = trading.seen().size();
        for (String second : new String[] {"another", "localhost.", "localhost, another"}) {
            var block = head("localhost");
            field(block, "host", second);
            assertThat(refusal(block)).as(second).isIn(RESET, STATUS_400);
        }
        for (String odd : new String[] {"user@localhost", "localhost/path", "local host", ""}) {
            assertThat(refusal(head(odd))).as(odd).isIn(RESET, STATUS_400);
        }
        assertThat(trading.seen()).hasSize(before);
    }

    private static int refusal(Buffer block) throws Exception {
        try (var socket = connect()) {
            write(socket.getOutputStream(), frame(HEADERS, END_STREAM | END_HEADERS, 1, block));
            return answer(socket);
        }
    }

    private static SSLSocket connect() throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", gateway.port());
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
        write(
                socket.getOutputStream(),
                Buffer.buffer("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").appendBuffer(frame(SETTINGS, 0, 0, Buffer.buffer())));
        return socket;
    }

    private static void write(OutputStream out, Buffer bytes) throws IOException {
        out.write(bytes.getBytes());
        out.flush();
    }

    private static Buffer frame(int type, int flags, int stream, Buffer payload) {
        return Buffer.buffer()
                .appendMedium(payload.length())
                .appendByte((byte) type)
                .appendByte((byte) flags)
                .appendInt(stream)
                .appendBuffer(payload);
    }

    private static Buffer head() {
        return head("localhost");
    }

    private static Buffer head(String authority) {
        var block = Buffer.buffer();
        field(block, ":method", "GET");
        field(block, ":scheme", "https");
        field(block, ":authority", authority);
        field(block, ":path", "/api/trades");
        return block;
    }

    /** A literal that is not indexed, with a name that is not either (RFC 7541, 6.2.2). */
    private static void field(Buffer block, String name, String value) {
        block.appendByte((byte) 0);
        text(block, name);
        text(block, value);
    }

    private static void text(Buffer block, String text) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        if (octets.length < 127) {
            block.appendByte((byte) octets.length);
        } else {
            block.appendByte((byte) 127);
            int left = octets.length - 127;
            for (; left >= 128; left >>>= 7) {
                block.appendByte((byte) (left & 127 | 128));
            }
            block.appendByte((byte) left);
        }
        block.appendBytes(octets);
    }

    private static int goAway(SSLSocket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        while (true) {
            int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
            int type = in.readUnsignedByte();
            in.skipNBytes(5);
            byte[] payload = in.readNBytes(length);
            if (type == GOAWAY) {
                return Buffer.buffer(payload).getInt(4);
            }
        }
    }

    /** What the first stream came to: the first octet of its answer's fields, which tells the status, or a reset. */
    private static int answer(SSLSocket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        while (true) {
            int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
            int type = in.readUnsignedByte();
            in.skipNBytes(5);
            byte[] payload = in.readNBytes(length);
            if (type == HEADERS) {
                return payload[0] & 0xff;
            }
            if (type == RST_STREAM || type == GOAWAY) {
                return RESET;
            }
        }
    }

    private static int firstOf(SSLSocket socket, int... types) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        while (true) {
            int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
            int type = in.readUnsignedByte();
            in.skipNBytes(5L + length);
            for (int wanted : types) {
                if (type == wanted) {
                    return type;
                }
            }
        }
    }

    /** The certificate is not what these tests are about. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
