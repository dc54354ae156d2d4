package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A start that cannot be: one line that says why, and a status that scripts see. */
class RefusalTest {

    @Test
    void a_port_that_is_taken_is_refused_before_anything_is_made() throws IOException {
        var data = Installation.emptyFolder("taken-port");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var refused = Installation.launch(data, Integer.toString(taken.getLocalPort()));
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output().lines())
                    .singleElement()
                    .asString()
                    .contains("Port " + taken.getLocalPort(), "TRADESENSE_PORT");
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void a_port_that_is_no_number_is_named() {
        var refused = Installation.launch(Installation.emptyFolder("no-port"), "http");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("TRADESENSE_PORT is \"http\"").doesNotContain("\tat ");
    }

    @Test
    void a_folder_with_damaged_databases_is_refused_and_left_as_it_is() throws IOException {
        var data = Installation.emptyFolder("damaged");
        var control = data.resolve("postgres/global/pg_control");
        Files.createDirectories(control.getParent());
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        Files.writeString(control, "damaged");
        var refused = Installation.launch(data, "0");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output().lines()).singleElement().asString().contains(data.toString());
        assertThat(control).hasContent("damaged");
    }

    @Test
    void a_second_instance_on_a_folder_in_use_is_told_who_holds_it() {
        var first = Installation.shared();
        var refused = Installation.launch(first.data(), "0");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("Another TradeSense").doesNotContain("\tat ");
    }
}
