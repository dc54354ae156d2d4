package io.tradesense.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same bytes cut in two at every place, as the network may cut them. */
class UnfoldedHeadsTest {
    private static final String FOLDED = "GET /a HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\nX-B: d\r\n\r\n";
    private static final String PLAIN = "GET /b HTTP/1.1\r\nHost: a\r\nX-A: b\r\n\r\n";
    private static final String WITH_BODY = "POST /c HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{\n \"a\":1}";
    private static final String IN_CHUNKS =
            "POST /d HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n\r\n x\r\n0\r\n\r\n";

    @Test
    void a_folded_head_is_refused_wherever_it_is_cut() {
        for (int cut = 1; cut < FOLDED.length(); cut++) {
            assertThat(read(FOLDED, cut)).as("cut at %d", cut).containsExactly("/a refused");
        }
    }

    @Test
    void what_only_looks_folded_is_read_wherever_it_is_cut() {
        String all = PLAIN + WITH_BODY + IN_CHUNKS + PLAIN;
        for (int cut = 1; cut < all.length(); cut++) {
            assertThat(read(all, cut)).as("cut at %d", cut).containsExactly("/b", "/c", "/d", "/b");
        }
    }

    @Test
    void one_after_a_good_one_is_refused() {
        String all = WITH_BODY + FOLDED;
        for (int cut = 1; cut < all.length(); cut++) {
            assertThat(read(all, cut)).as("cut at %d", cut).containsExactly("/c", "/a refused");
        }
    }

    private static List<String> read(String bytes, int cut) {
        var channel = new EmbeddedChannel(new UnfoldedHeads(new HttpServerOptions()));
        channel.writeInbound(Unpooled.copiedBuffer(bytes.substring(0, cut), StandardCharsets.ISO_8859_1));
        channel.writeInbound(Unpooled.copiedBuffer(bytes.substring(cut), StandardCharsets.ISO_8859_1));
        List<String> requests = new ArrayList<>();
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            if (read instanceof HttpRequest request) {
                requests.add(request.uri() + (request.decoderResult().isSuccess() ? "" : " refused"));
            } else {
                assertThat(read).isInstanceOf(HttpContent.class);
            }
            ReferenceCountUtil.release(read);
        }
        channel.finishAndReleaseAll();
        return requests;
    }
}
