package io.tradesense.ai.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventStreamProperties {
    private static final String TEXT =
            ": hello\r\n\r\nid: 1\nevent: x\ndata: {\"a\":\"Größe 🐂\"}\n\ndata:one\ndata: two\n\n\r\rdata: [DONE]\r\n\r\n";
    private static final List<String> EVENTS = List.of("{\"a\":\"Größe 🐂\"}", "one\ntwo", "[DONE]");

    @Property(tries = 300)
    void however_it_is_cut_the_events_are_the_same(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 9) Integer> cuts) {
        var stream = new EventStream();
        Buffer all = Buffer.buffer(TEXT);
        List<String> events = new ArrayList<>();
        int at = 0;
        int turn = 0;
        while (at < all.length()) {
            int end = Math.min(all.length(), at + cuts.get(turn++ % cuts.size()));
            events.addAll(stream.feed(all.getBuffer(at, end)));
            at = end;
        }
        assertThat(events).isEqualTo(EVENTS);
    }
}
