package io.tradesense.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Requests that wait for one piece of work together. */
@NullUnmarked
class SharedWorkTest {
    private static final String ITEM = "/items/2f8c1f0e-6f0b-4f2b-9d0a-6a1c7f9f3b11";

    @Test
    void each_is_answered_as_itself() {
        Promise<Reply> shared = Promise.promise();
        var arrived = new AtomicInteger();
        var service = new KitService().on("getItem", request -> whenBothAre(arrived, shared));
        try (var running = TestService.start(Map.of(), service)) {
            var client = running.client("test", UUID.randomUUID());
            Supplier<HttpResponse<Buffer>> ask = () -> client.get(ITEM);
            var one = CompletableFuture.supplyAsync(ask);
            var other = CompletableFuture.supplyAsync(ask);
            assertThat(problemId(one.join())).isEqualTo(requestId(one.join()));
            assertThat(problemId(other.join())).isEqualTo(requestId(other.join()));
        }
    }

    private static Future<Reply> whenBothAre(AtomicInteger arrived, Promise<Reply> shared) {
        if (arrived.incrementAndGet() == 2) {
            shared.fail(Fault.notFound("item"));
        }
        return shared.future();
    }

    private static String problemId(HttpResponse<Buffer> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        return answer.bodyAsJsonObject().getString("requestId");
    }

    private static String requestId(HttpResponse<Buffer> answer) {
        return answer.getHeader("x-request-id");
    }
}
