package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.RepeatedTest;

class FreePortsTest {
    private static final int COUNT = 20;

    /** A member of a cluster waits for whoever listens where a member might: PostgreSQL there kept one from ever being up. */
    @RepeatedTest(5)
    void a_row_of_ports_is_free_throughout_and_below_those_that_others_are_given() {
        int first = FreePorts.firstOf(COUNT);
        assertThat(first + COUNT).isLessThanOrEqualTo(FreePorts.END);
        for (int port = first; port < first + COUNT; port++) {
            int each = port;
            assertThatCode(() -> new ServerSocket(each, 1, InetAddress.getLoopbackAddress()).close())
                    .doesNotThrowAnyException();
        }
    }
}
