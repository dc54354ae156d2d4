package io.tradesense.kit.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.config.Settings;
import io.vertx.core.transport.Transport;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without native parts on the class path, as it is by default. */
class TransportsTest {

    @Test
    void what_is_not_there_is_not_used() {
        assertThat(Transports.of(new Settings(Map.of()))).isSameAs(Transport.NIO);
        assertThat(Transports.of(new Settings(Map.of("TRANSPORT", "nio")))).isSameAs(Transport.NIO);
    }

    @Test
    void what_is_asked_for_and_not_there_is_a_fault_of_the_settings() {
        for (String asked : new String[] {"io-uring", "epoll"}) {
            var settings = new Settings(Map.of("TRANSPORT", asked));
            assertThat(Transports.of(settings)).isSameAs(Transport.NIO);
            assertThatThrownBy(settings::check).hasMessageContaining("TRANSPORT");
        }
    }

    @Test
    void a_native_part_of_another_release_does_not_count() {
        assertThat(Transports.isOfOneRelease(
                        Map.of("netty-common", "4.2.20.Final", "native", "4.2.20.Final"), "native"))
                .isTrue();
        assertThat(Transports.isOfOneRelease(
                        Map.of("netty-common", "4.2.20.Final", "native", "4.2.18.Final"), "native"))
                .isFalse();
        assertThat(Transports.isOfOneRelease(Map.of("netty-common", "4.2.20.Final"), "native"))
                .isFalse();
    }
}
