package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.tradesense.kit.Fault;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.testing.CapturedLog;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.NetClientOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sun.misc.Signal;

class TlsTest {
    private static Path folder;
    private static Path chainFile;
    private static Path keyFile;
    private static TestCertificate first;
    private static final List<HttpClient> clients = new CopyOnWriteArrayList<>();
    private static TestGateway gateway;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        folder = temporary;
        chainFile = folder.resolve("chain.pem");
        keyFile = folder.resolve("key.pem");
        first = TestCertificate.make(folder);
        first.write(chainFile, keyFile);
        gateway = TestGateway.start(Map.of(
                "GATEWAY_TLS_CERT",
                chainFile.toString(),
                "GATEWAY_TLS_KEY",
                keyFile.toString(),
                "GATEWAY_TLS_LOOK",
                "100ms"));
        FakeService.start(
                gateway.platform(),
                "trading",
                request -> request.body()
                        .onSuccess(
                                body -> request.response().end(request.headers().get("x-forwarded-proto") + body)));
        FakeService.start(
                gateway.platform(),
                "market",
                request -> request.toWebSocket().onSuccess(socket -> socket.writeTextMessage("hello")));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void both_versions_are_served_and_told_to_stay_with_tls(HttpVersion version) {
        var client = client(version);
        var request = TestGateway.await(client.request(HttpMethod.GET, gateway.port(), "127.0.0.1", "/api/trades"));
        var answer =
                TestGateway.await(request.send().compose(head -> head.body().map(head)));
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("strict-transport-security")).isEqualTo("max-age=31536000; includeSubDomains");
        assertThat(TestGateway.await(answer.body()).toString()).isEqualTo("https");
    }

    @Test
    void a_body_without_a_stated_length_arrives_over_http_2() {
        var request = TestGateway.await(
                client(HttpVersion.HTTP_2).request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/api/trades"));
        TestGateway.await(request.setChunked(true).write(Buffer.buffer("one ")));
        var answered = request.response().compose(head -> head.body());
        TestGateway.await(request.end(Buffer.buffer("two")));
        var body = TestGateway.await(answered);
        assertThat(body.toString()).isEqualTo("httpsone two");
    }

    @Test
    void a_refusal_over_http_2_leaves_the_connection_usable() {
        var client = client(HttpVersion.HTTP_2);
        for (String address : List.of("/api/trades/%00", "/nothing", "/api/trades")) {
            var answer = TestGateway.await(client.request(HttpMethod.POST, gateway.port(), "127.0.0.1", address)
                    .compose(request -> request.send("x")));
            assertThat(answer.statusCode()).isIn(400, 404, 200);
            assertThat(answer.headers().contains("connection")).isFalse();
        }
    }

    @Test
    void older_versions_of_tls_are_refused() {
        var old = gateway.vertx()
                .createNetClient(new NetClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setHostnameVerificationAlgorithm("")
                        .setEnabledSecureTransportProtocols(Set.of("TLSv1.1")))
                .connect(gateway.port(), "127.0.0.1");
        assertThatThrownBy(() -> TestGateway.await(old)).hasMessageNotContaining("nothing came");
    }

    @Test
    void a_socket_opens_over_tls() {
        var client = gateway.vertx()
                .createWebSocketClient(new WebSocketClientOptions()
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false));
        var socket = TestGateway.await(client.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(gateway.port())
                .setURI("/api/quotes/ws")));
        assertThat(socket.isSsl()).isTrue();
        TestGateway.await(socket.close());
    }

    @Test
    void a_new_certificate_is_used_without_a_restart_and_a_wrong_one_is_not() throws IOException {
        try (var log = CapturedLog.of("io.tradesense.gateway.tls.Certificates")) {
            assertThat(serial()).isEqualTo(first.serial());
            Files.writeString(chainFile, TestCertificate.make(folder).chain());
            gateway.until(() -> log.events(Level.ERROR).size() == 1);
            assertThat(serial()).isEqualTo(first.serial());
            var second = TestCertificate.make(folder);
            second.write(chainFile, keyFile);
            gateway.until(() -> serial().equals(second.serial()));
            first.write(chainFile, keyFile);
            gateway.until(() -> serial().equals(first.serial()));
        }
    }

    @Test
    void a_hangup_signal_has_the_certificate_read_at_once(@TempDir Path own) {
        var chain = own.resolve("chain.pem");
        var key = own.resolve("key.pem");
        TestCertificate.make(own).write(chain, key);
        try (var other = TestGateway.start(Map.of(
                "GATEWAY_TLS_CERT", chain.toString(),
                "GATEWAY_TLS_KEY", key.toString(),
                "GATEWAY_TLS_LOOK", "1h"))) {
            var next = TestCertificate.make(own);
            next.write(chain, key);
            Signal.raise(new Signal("HUP"));
            other.until(() -> serial(other).equals(next.serial()));
        }
    }

    @Test
    void files_that_cannot_be_used_are_named_at_the_start() {
        var lost =
                Map.of("GATEWAY_TLS_CERT", folder.resolve("no.pem").toString(), "GATEWAY_TLS_KEY", keyFile.toString());
        assertThatThrownBy(() -> TestGateway.start(lost))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("GATEWAY_TLS_CERT");
        assertThatThrownBy(() -> TestGateway.start(Map.of("GATEWAY_TLS_CERT", chainFile.toString())))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("GATEWAY_TLS_KEY");
    }

    private static BigInteger serial() {
        return serial(gateway);
    }

    private static BigInteger serial(TestGateway gateway) {
        var request = TestGateway.await(
                client(HttpVersion.HTTP_1_1).request(HttpMethod.GET, gateway.port(), "127.0.0.1", "/health/live"));
        var answer = TestGateway.await(request.send());
        assertThat(answer.statusCode()).isEqualTo(200);
        try {
            return ((X509Certificate) request.connection().peerCertificates().get(0)).getSerialNumber();
        } catch (SSLPeerUnverifiedException none) {
            throw new IllegalStateException(none);
        }
    }

    /** A client of its own, so that its connection is new; kept, as one that nobody holds is closed in mid-request. */
    private static HttpClient client(HttpVersion version) {
        var client = gateway.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setTrustAll(true)
                        .setVerifyHost(false)
                        .setProtocolVersion(version));
        clients.add(client);
        return client;
    }
}
