package io.tradesense.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrorGroupsTest {
    private final ErrorGroups groups = new ErrorGroups();
    private final Logger log = new LoggerContext().getLogger("io.tradesense.trading.imports.Job");

    @BeforeEach
    void start() {
        groups.start();
        log.addAppender(groups);
    }

    private static Throwable failure(String message) {
        return new IllegalStateException(message);
    }

    @Test
    void failures_of_one_class_from_one_line_are_one_kind() {
        for (int i = 0; i < 3; i++) {
            log.error("row {} failed", i, failure("row " + i));
        }
        log.error("row failed", new IllegalArgumentException("elsewhere"));
        assertThat(groups.all()).hasSize(2);
        var rows = groups.all().stream()
                .filter(group -> group.kind().endsWith("IllegalStateException"))
                .findFirst()
                .orElseThrow();
        assertThat(rows.count()).isEqualTo(3);
        assertThat(rows.message()).isEqualTo("row 2 failed: row 2");
        assertThat(rows.where()).startsWith("ErrorGroupsTest.failure:");
        assertThat(rows.service()).isEqualTo("trading");
    }

    @Test
    void errors_without_a_failure_are_told_apart_by_what_they_say_not_by_whom_of() {
        log.error("{} is gone", "a");
        log.error("{} is gone", "b");
        log.error("{} came back", "b");
        log.warn("this is none");
        assertThat(groups.all()).extracting(ErrorGroup::count).containsExactlyInAnyOrder(2L, 1L);
    }

    @Test
    void the_oldest_kinds_are_forgotten_first() {
        for (int i = 0; i < 300; i++) {
            log.error("kind " + i);
        }
        assertThat(groups.all()).hasSize(100).extracting(ErrorGroup::message).contains("kind 299", "kind 200");
    }
}
