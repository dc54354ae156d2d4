package io.tradesense.allinone.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulingGroupTest {
    private static final Path OWN = Path.of("/proc/self/autogroup");

    @Test
    void this_process_stands_back_behind_what_has_a_session_of_its_own() throws IOException {
        assumeTrue(itsWeightMayBeSet(), "the system does not group sessions, or this process is in the root's");
        assertThat(Files.readString(OWN).strip()).endsWith("nice 0");
        SchedulingGroup.standBack();
        assertThat(Files.readString(OWN).strip()).endsWith("nice 5");
    }

    @Test
    void the_weight_is_what_the_system_reads_from_the_file_of_the_group(@TempDir Path folder) throws IOException {
        var group = Files.writeString(folder.resolve("autogroup"), "0");
        SchedulingGroup.standBack(group);
        assertThat(group).hasContent("5");
    }

    @Test
    void a_system_that_has_no_groups_or_refuses_is_left_as_it_is(@TempDir Path folder) {
        assertThatCode(() -> SchedulingGroup.standBack(folder.resolve("none"))).doesNotThrowAnyException();
        assertThatCode(() -> SchedulingGroup.standBack(folder)).doesNotThrowAnyException();
    }

    /** The kernel refuses it, with EINVAL, to who is in the group of the root. */
    private static boolean itsWeightMayBeSet() {
        if (!Files.isWritable(OWN)) {
            return false;
        }
        try {
            Files.writeString(OWN, "0");
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
