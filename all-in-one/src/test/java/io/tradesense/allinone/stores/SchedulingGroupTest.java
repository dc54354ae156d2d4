package io.tradesense.allinone.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchedulingGroupTest {
    private static final Path OWN = Path.of("/proc/self/autogroup");

    @Test
    void this_process_stands_back_behind_what_has_a_session_of_its_own() throws IOException {
        assumeTrue(Files.isWritable(OWN), "the system does not group sessions");
        Files.writeString(OWN, "0");
        assertThat(Files.readString(OWN).strip()).endsWith("nice 0");
        SchedulingGroup.standBack();
        assertThat(Files.readString(OWN).strip()).endsWith("nice 5");
    }
}
