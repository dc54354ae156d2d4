package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.e2e.Installation.Stored;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a crash leaves behind: nothing but the time it takes to start again. */
@Tag("alone")
class KillTest {

    private static final int ROWS = 50_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void an_import_that_was_killed_half_way_ends_with_every_row_there_once() {
        var statement = Statement.generated(7, ROWS);
        var data = Installation.emptyFolder("killed");
        var killed = Installation.on(data);
        var api = killed.api().registered();
        var account = api.opensAccount();
        var path = api.beginsImport(account, "application/xml", statement.file());
        var halfWay = Eventually.read(
                "the import to be half way", LONGEST, () -> api.get(path).expect(200), KillTest::isUnderWay);
        killed.kill();
        assertThat(halfWay.path("status").asText()).isEqualTo("RUNNING");
        assertThat(halfWay.path("imported").asInt()).isLessThan(ROWS);

        var began = System.nanoTime();
        try (var restarted = Installation.on(data)) {
            System.out.printf(
                    "killed at %s rows, up again in %d ms%n",
                    halfWay.path("imported"), (System.nanoTime() - began) / 1_000_000);
            var again = new Api(restarted.api().base(), api.token());
            assertThat(again.ended(path).path("status").asText()).isEqualTo("COMPLETED");
            assertThat(restarted.stored(account)).isEqualTo(new Stored(ROWS, ROWS));
            var count = PlainCount.of(statement);
            ExpectedFigures.hold(count, again.summary(account, count.trips().size()));
        }
    }

    private static boolean isUnderWay(JsonNode state) {
        return Api.hasEnded(state) || state.path("imported").asInt() > 0;
    }
}
