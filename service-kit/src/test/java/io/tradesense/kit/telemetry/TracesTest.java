package io.tradesense.kit.telemetry;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        assertThat(await(vertx.close().map(true))).isTrue();
    }

    @Test
    void the_spans_of_a_request_are_sent_under_its_trace() {
        Promise<Buffer> sent = Promise.promise();
        var collector = await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    request.response().end();
                    if (request.path().equals("/v1/traces") && holdsTrace(body)) {
                        sent.tryComplete(body);
                    }
                }))
                .listen(0, "127.0.0.1"));
        var settings = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + collector.actualPort(),
                "OTEL_SERVICE_NAME",
                "kit-under-test");
        try (var service = TestService.start(settings, new KitService())) {
            assertThat(service.anonymous("test")
                            .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                            .get("/items/1")
                            .statusCode())
                    .isLessThan(500);
            assertThat(await(sent.future()).toString("ISO-8859-1")).contains("kit-under-test");
        }
    }

    /** The ids stand as bytes in the protocol's messages. */
    private static boolean holdsTrace(Buffer body) {
        StringBuilder hex = new StringBuilder();
        for (byte each : body.getBytes()) {
            hex.append(String.format("%02x", each));
        }
        return hex.indexOf(TRACE) >= 0;
    }

    @Test
    void without_an_endpoint_nothing_is_traced_and_a_wrong_one_is_named() {
        assertThat(Traces.of(new Settings(Map.of()), List.of("test"))).isEmpty();
        var wrong =
                new Settings(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318", "OTEL_TRACES_SAMPLER_ARG", "2"));
        assertThat(Traces.of(wrong, List.of("test"))).isEmpty();
        assertThatThrownBy(wrong::check)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("OTEL_EXPORTER_OTLP_ENDPOINT");
    }
}
