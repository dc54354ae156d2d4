package io.tradesense.kit.log;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SentryReportsTest {

    @Test
    void an_error_reaches_sentry_with_its_failure_and_a_warning_does_not() {
        var vertx = Vertx.vertx();
        Promise<String> reported = Promise.promise();
        var sentry = await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    request.response().end("{}");
                    String text = text(body);
                    if (request.path().equals("/api/7/envelope/") && text.contains("IllegalStateException")) {
                        reported.tryComplete(text);
                    }
                }))
                .listen(0, "127.0.0.1"));
        var reports = new SentryReports("http://public@127.0.0.1:" + sentry.actualPort() + "/7");
        reports.start();
        var log = new LoggerContext().getLogger("io.tradesense.trading.Job");
        log.addAppender(reports);
        log.warn("a warning", new IllegalArgumentException("not this"));
        log.error("row {} failed", 7, new IllegalStateException("for a reason"));
        assertThat(await(reported.future()))
                .contains("row 7 failed", "for a reason", "io.tradesense.trading.Job")
                .doesNotContain("not this");
        reports.stop();
        assertThat(await(vertx.close().map(true))).isTrue();
    }

    private static String text(Buffer body) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
