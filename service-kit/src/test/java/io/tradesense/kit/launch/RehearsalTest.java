package io.tradesense.kit.launch;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.tradesense.kit.testing.KitService;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void a_rehearsal_ends_by_itself_and_without_a_failure_for_the_image_is_not_built_otherwise() {
        assertThatCode(() -> Rehearsal.main(new String[] {KitService.class.getName()}))
                .doesNotThrowAnyException();
    }
}
