package io.tradesense.gateway.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class SubprotocolsTest {

    @Test
    void the_word_and_its_token_are_taken_out_wherever_they_stand() {
        var offer = offer("quotes.v2, bearer,a.b.c , quotes.v1");
        assertThat(offer.offered()).containsExactly("quotes.v2", "quotes.v1");
        assertThat(offer.token()).isEqualTo("a.b.c");
        assertThat(offer("bearer", "a.b.c").token()).isEqualTo("a.b.c");
    }

    @Test
    void without_the_word_there_is_no_token() {
        assertThat(offer("quotes.v1").token()).isNull();
        assertThat(Subprotocols.of(MultiMap.caseInsensitiveMultiMap()).offered())
                .isEmpty();
    }

    @Test
    void a_browser_is_answered_one_of_what_it_offered() {
        assertThat(offer("bearer, a.b.c").answer(null)).isEqualTo("bearer");
        assertThat(offer("bearer, a.b.c, quotes.v1").answer("quotes.v1")).isEqualTo("quotes.v1");
        assertThat(offer("quotes.v1").answer(null)).isNull();
    }

    @Test
    void the_word_without_one_token_is_refused() {
        for (String line : new String[] {"bearer", "quotes.v1, bearer", "bearer, a, bearer, b"}) {
            assertThatThrownBy(() -> offer(line)).as(line).isInstanceOf(Fault.class);
        }
    }

    private static Subprotocols offer(String... lines) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (String line : lines) {
            headers.add(Subprotocols.HEADER, line);
        }
        return Subprotocols.of(headers);
    }
}
