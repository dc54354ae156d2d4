package io.tradesense.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** An answer that is read as it is made takes the time it takes. */
@NullUnmarked
class LongStreamTest {

    @Test
    void a_stream_outlives_the_time_of_a_request_and_gives_signs_of_life() {
        var vertx = Vertx.vertx();
        var model = StandInModel.start(vertx);
        try (var desk = ChatDesk.start(model, Map.of("AI_REQUEST_TIME", "1s"))) {
            model.script(body -> model.after(vertx.timer(3_000), model.says(ChatDesk.winRate(body))));
            assertThat(desk.stream(UUID.randomUUID(), "How is my win rate?"))
                    .startsWith(": still at it\n\n")
                    .contains("event: sentence\ndata: {\"text\":\"Your win rate was 58.3 %.\"")
                    .contains("event: done\ndata: ")
                    .contains("\"by\":\"MODEL\"");
        } finally {
            var unused = vertx.close();
        }
    }
}
