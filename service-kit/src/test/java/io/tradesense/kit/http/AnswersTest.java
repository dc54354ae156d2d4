package io.tradesense.kit.http;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.CapturedLog;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void a_problem_names_the_address_as_the_client_wrote_it_where_a_service_says_so() {
        try (var service = TestService.start(Map.of(), new KitService())) {
            assertThat(instance(signed(service, "/nothing").putHeader("x-forwarded-prefix", "/api")))
                    .isEqualTo("/api/nothing");
            assertThat(instance(signed(service, "/nothing"))).isEqualTo("/nothing");
            assertThat(instance(signed(service, "/nothing").putHeader("x-forwarded-prefix", "https://evil.example")))
                    .isEqualTo("/nothing");
            assertThat(instance(request(service, "/nothing").putHeader("x-forwarded-prefix", "/api")))
                    .isEqualTo("/nothing");
        }
    }

    @Test
    void a_server_error_is_logged_with_its_reason() {
        var broken = new KitService().on("broken", request -> Future.failedFuture(new IllegalStateException("a bug")));
        try (var log = CapturedLog.of("io.tradesense.access");
                var service = TestService.start(Map.of(), broken)) {
            assertThat(await(signed(service, "/broken").send()).statusCode()).isEqualTo(500);
            assertThat(log.events(Level.WARN))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.contains("status=500") && line.contains("reason=bug"));
        }
    }

    @Test
    void a_client_that_does_not_wait_for_its_answer_is_a_499() {
        var reached = Promise.<Void>promise();
        var slow = new KitService().on("slow", request -> {
            reached.complete();
            return Promise.<Reply>promise().future();
        });
        try (var service = TestService.start(Map.of(), slow)) {
            var client = service.running().platform().vertx().createHttpClient();
            var to = service.instance("test");
            var token = service.running().platform().tokens().token(Caller.service("gateway"), "test");
            var request = await(client.request(HttpMethod.GET, to.port(), to.host(), "/slow"));
            request.putHeader(InternalTokens.HEADER, token).send().onFailure(gone -> {});
            await(reached.future());
            var counted = Promise.<Void>promise();
            var meters = service.running().platform().meters();
            service.running().platform().vertx().setPeriodic(5, timer -> {
                if (meters.scrape().contains("status=\"499\"")) {
                    counted.tryComplete();
                }
            });
            await(request.connection().close());
            await(counted.future());
        }
    }

    private static String instance(HttpRequest<Buffer> request) {
        return await(request.send()).bodyAsJsonObject().getString("instance");
    }

    private static HttpRequest<Buffer> signed(TestService service, String path) {
        var token = service.running().platform().tokens().token(Caller.service("gateway"), "test");
        return request(service, path).putHeader(InternalTokens.HEADER, token);
    }

    private static HttpRequest<Buffer> request(TestService service, String path) {
        var to = service.instance("test");
        return WebClient.create(service.running().platform().vertx()).get(to.port(), to.host(), path);
    }
}
