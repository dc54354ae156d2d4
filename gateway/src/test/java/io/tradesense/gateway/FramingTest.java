package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What two readers could take for different requests, as bytes on a socket. */
class FramingTest {
    private static final String NEXT = "GET /api/trades/smuggled HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final String GET = "GET /api/trades HTTP/1.1\r\n";
    private static final String POST_LINE = "POST /api/trades HTTP/1.1\r\n";
    private static final String POST = POST_LINE + "Host: a\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
    private static TestGateway gateway;
    private static FakeService trading;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(Map.of("GATEWAY_MAX_BODY", "4096"));
        trading = FakeService.start(gateway.platform(), "trading", FramingTest::echo);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static void echo(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> request.response()
                        .putHeader(
                                "content-length",
                                String.valueOf(body.length() + request.uri().length()))
                        .end(request.uri() + body));
    }

    static Stream<Arguments> ambiguous() {
        return Stream.of(
                refused("both lengths", POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                refused(
                        "both, the other way",
                        POST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
                refused(
                        "encoded twice",
                        POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                refused("an unknown encoding", POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                refused("encoded and not", POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"),
                refused("not encoded and encoded", POST + "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n"),
                refused("encoded as identity", POST + "Transfer-Encoding: identity\r\n\r\n0\r\n\r\n"),
                refused("an odd space", POST + "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n"),
                refused(
                        "1.0 with chunks",
                        "POST /api/trades HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                refused("two lengths", POST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                refused("one length twice", POST + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na"),
                refused("two lengths in one", POST + "Content-Length: 5,5\r\n\r\nabcde"),
                refused("a length with a sign", POST + "Content-Length: +5\r\n\r\nabcde"),
                refused("a negative length", POST + "Content-Length: -1\r\n\r\na"),
                refused("a hexadecimal length", POST + "Content-Length: 0x5\r\n\r\nabcde"),
                refused("an empty length", POST + "Content-Length: \r\n\r\nabcde"),
                refused("a length beyond all", POST + "Content-Length: 99999999999999999999\r\n\r\nabcde"),
                refused("bare line ends", "GET /api/trades HTTP/1.1\nHost: a\n\n"),
                refused("a bare line end among others", GET + "Host: a\nX-A: b\r\n\r\n"),
                refused("a bare carriage return", GET + "Host: a\r\nX-A: b\rX-B: c\r\n\r\n"),
                refused("a space before the colon", GET + "Host : a\r\n\r\n"),
                refused("a space before the first header", GET + " X-A: b\r\nHost: a\r\n\r\n"),
                refused("a header without a name", GET + "Host: a\r\n: b\r\n\r\n"),
                refused("a header without a colon", GET + "Host: a\r\nX-A\r\n\r\n"),
                refused("a folded header", GET + "Host: a\r\nX-A: b\r\n c\r\n\r\n"),
                refused("a header folded by a tab", GET + "Host: a\r\nX-A: b\r\n\tc\r\n\r\n"),
                refused("a header folded to nothing", GET + "Host: a\r\nX-A: b\r\n \r\n\r\n"),
                refused("a folded header and a body", POST + "X-A: b\r\n c\r\nContent-Length: 1\r\n\r\na"),
                refused("a folded host", GET + "Host:\r\n a\r\n\r\n"),
                refused("a folded encoding", POST + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
                refused(
                        "an encoding folded to two",
                        POST + "Transfer-Encoding: chunked\r\n ,identity\r\n\r\n0\r\n\r\n"),
                refused("a folded length", POST + "Content-Length:\r\n 0\r\n\r\n"),
                refused("no host", GET + "X-A: b\r\n\r\n"),
                refused("two hosts", GET + "Host: a\r\nHost: b\r\n\r\n"),
                refused("a host that is none", GET + "Host: a/b\r\n\r\n"),
                refused("a host with a user", GET + "Host: user@a\r\n\r\n"),
                refused("two hosts in one", GET + "Host: a, b\r\n\r\n"),
                refused("an empty host", GET + "Host:\r\n\r\n"),
                refused("a zero in a value", GET + "Host: a\r\nX-A: b\u0000c\r\n\r\n"),
                refused("a control character in a value", GET + "Host: a\r\nX-A: b\u0001c\r\n\r\n"),
                refused("a control character in a name", GET + "Host: a\r\nX\u0001A: b\r\n\r\n"),
                refused("a control character in the address", "GET /api/tra\u0001des HTTP/1.1\r\nHost: a\r\n\r\n"),
                refused("an encoded zero", "GET /api/trades/%00 HTTP/1.1\r\nHost: a\r\n\r\n"),
                refused("an absolute address", "GET http://other/api/trades HTTP/1.1\r\nHost: a\r\n\r\n"),
                refused("an asterisk", "GET * HTTP/1.1\r\nHost: a\r\n\r\n"),
                refused("no address", "GET HTTP/1.1\r\nHost: a\r\n\r\n"),
                refused("no version", "GET /api/trades\r\nHost: a\r\n\r\n"),
                refused("nothing of HTTP", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"),
                refused("a preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                refused("a tunnel", "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n"));
    }

    static Stream<Arguments> brokenBodies() {
        return Stream.of(
                refused("a chunk that says no length", CHUNKED + "xyz\r\n" + "abc\r\n0\r\n\r\n"),
                refused("a chunk of a negative length", CHUNKED + "-1\r\na\r\n0\r\n\r\n"),
                refused("a chunk with a sign", CHUNKED + "+3\r\nabc\r\n0\r\n\r\n"),
                refused("a chunk in 0x", CHUNKED + "0x3\r\nabc\r\n0\r\n\r\n"),
                refused("a chunk longer than it says", CHUNKED + "2\r\nabc\r\n0\r\n\r\n"),
                refused("a chunk beyond all", CHUNKED + "fffffffffffffffff\r\nabc\r\n0\r\n\r\n"),
                refused("a bare line end after a length", CHUNKED + "3\nabc\r\n0\r\n\r\n"),
                refused("a bare line end after a chunk", CHUNKED + "3\r\nabc\n0\r\n\r\n"));
    }

    private static Arguments refused(String name, String request) {
        return Arguments.of(name, request);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguous")
    void what_has_two_readings_is_refused_and_ends_its_connection(String name, String request) {
        int before = trading.seen().size();
        String answer = gateway.raw(request + NEXT);
        assertThat(answer).as(name).matches("(?s)HTTP/[12]\\.[01] (400|405|501|505) .*");
        assertThat(answer.split("HTTP/[12]\\.[01] \\d{3} ", -1))
                .as("one answer")
                .hasSize(2);
        assertThat(trading.seen()).as(name).hasSize(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenBodies")
    void a_body_that_breaks_its_framing_ends_its_connection_and_what_follows_is_no_request(
            String name, String request) {
        String answer = gateway.raw(request + NEXT);
        assertThat(answer).as(name).doesNotContain("smuggled").doesNotContain("HTTP/1.1 200");
        assertThat(trading.seen()).as(name).noneMatch(seen -> seen.uri().contains("smuggled"));
        assertThat(gateway.onlyInstance("trading").getString("breaker")).isEqualTo("closed");
    }

    @Test
    void what_stands_in_the_body_after_a_refusal_is_no_request() {
        int before = trading.seen().size();
        String body = "x".repeat(10) + NEXT;
        assertThat(gateway.raw("POST /api/trades/%00 HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n" + body))
                .startsWith("HTTP/1.1 400 ");
        assertThat(gateway.raw("POST /api/trades HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n" + body))
                .startsWith("HTTP/1.1 413 ");
        assertThat(trading.seen()).hasSize(before);
    }

    @Test
    void a_method_that_is_not_served_is_a_405() {
        int before = trading.seen().size();
        String answer = gateway.raw("TRACE /api/trades HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("\r\nallow: ");
        answer = gateway.raw("BREW /api/trades HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405 ");
        assertThat(trading.seen()).hasSize(before);
    }

    @Test
    void an_upgrade_to_http_2_is_not_taken_and_goes_no_further() {
        String answer = gateway.raw(
                GET
                        + "Host: a\r\nConnection: close\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(trading.last().headers().names()).doesNotContain("upgrade", "http2-settings", "Upgrade");
    }

    @Test
    void a_body_may_look_like_a_folded_header() {
        String body = "{\r\n \"a\":\r\n\t1}";
        assertThat(gateway.raw(POST + "Content-Length: " + body.length() + "\r\n\r\n" + body + POST
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n7\r\nab\r\n cd\r\n0\r\n\r\n"))
                .contains("/trades" + body)
                .endsWith("/tradesab\r\n cd");
    }

    @Test
    void requests_sent_at_once_are_answered_in_their_order() {
        var requests = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            requests.append("POST /api/trades/").append(i).append(" HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
        }
        String answers = gateway.raw(requests + NEXT.replace("smuggled", "last"));
        int at = 0;
        for (int i = 0; i < 20; i++) {
            int found = answers.indexOf("/trades/" + i + "x", at);
            assertThat(found).as("answer %d", i).isGreaterThanOrEqualTo(at);
            at = found;
        }
        assertThat(answers).endsWith("/trades/last");
    }

    @Test
    void a_line_or_a_head_or_a_count_beyond_bounds_is_refused_for_what_it_is() {
        String line = "GET /api/trades/" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        assertThat(gateway.raw(line + NEXT)).matches("(?s)HTTP/1\\.[01] 414 .*");
        String head = GET + "Host: a\r\nX-A: " + "b".repeat(20_000) + "\r\n\r\n";
        assertThat(gateway.raw(head + NEXT)).matches("(?s)HTTP/1\\.[01] 431 .*");
        String many = GET + "Host: a\r\n" + "X-A: b\r\n".repeat(150) + "\r\n";
        assertThat(gateway.raw(many + NEXT)).startsWith("HTTP/1.1 431 ");
        assertThat(gateway.raw(POST + "Content-Length: 4097\r\n\r\n" + "x".repeat(4_097)))
                .startsWith("HTTP/1.1 413 ");
    }
}
