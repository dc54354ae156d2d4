package io.tradesense.allinone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @Test
    void it_names_this_process_and_the_port_until_it_is_closed(@TempDir Path folder) {
        var file = folder.resolve("tradesense.pid");
        try (var running = RunFile.write(folder, 8080)) {
            assertThat(running).isNotNull();
            assertThat(file).hasContent("pid=" + ProcessHandle.current().pid() + "\nport=8080\n");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void it_replaces_what_a_killed_instance_left(@TempDir Path folder) {
        assertThat(RunFile.write(folder, 1)).isNotNull();
        try (var running = RunFile.write(folder, 2)) {
            assertThat(running).isNotNull();
            assertThat(folder.resolve("tradesense.pid")).content().endsWith("port=2\n");
        }
    }
}
