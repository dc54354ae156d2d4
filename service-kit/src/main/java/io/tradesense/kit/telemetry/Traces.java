package io.tradesense.kit.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.tradesense.kit.config.Settings;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Spans of HTTP, SQL, Redis and the event bus, sent by OTLP over HTTP where {@code OTEL_EXPORTER_OTLP_ENDPOINT} says so. Other
 * variables of the specification that are read: {@code OTEL_SERVICE_NAME} and {@code OTEL_TRACES_SAMPLER_ARG}, the share of
 * requests that are traced.
 * (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/)
 */
public final class Traces {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String SHARE = "OTEL_TRACES_SAMPLER_ARG";
    private static final Duration EVERY = Duration.ofSeconds(1);

    private Traces() {}

    /** Empty where no endpoint is set: then nothing is traced, and nothing is paid for it. */
    public static Optional<VertxTracerFactory> of(Settings settings, List<String> services) {
        return settings.optional(ENDPOINT)
                .filter(endpoint -> isAddress(endpoint, settings))
                .map(endpoint -> new OpenTelemetryTracingFactory(tracing(
                        endpoint, settings.text("OTEL_SERVICE_NAME", String.join("+", services)), share(settings))));
    }

    private static OpenTelemetry tracing(String endpoint, String name, double share) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.replaceAll("/+$", "") + "/v1/traces")
                .build();
        var provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.builder()
                                .put("service.name", name)
                                .put("service.namespace", "tradesense")
                                .build())))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(EVERY)
                        .build())
                .build();
        // The last spans are of the requests that ended while the process drained.
        Runtime.getRuntime().addShutdownHook(new Thread(provider::shutdown, "traces-stop"));
        return OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }

    private static boolean isAddress(String endpoint, Settings settings) {
        try {
            if (List.of("http", "https")
                    .contains(String.valueOf(URI.create(endpoint).getScheme()))) {
                return true;
            }
        } catch (IllegalArgumentException unreadable) {
            settings.note(ENDPOINT, "is no address: " + unreadable.getMessage());
            return false;
        }
        settings.note(ENDPOINT, "must be http://host:4318 or https");
        return false;
    }

    private static double share(Settings settings) {
        String text = settings.text(SHARE, "1.0");
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException unreadable) {
            settings.note(SHARE, "is no number");
            return 0;
        }
        settings.note(SHARE, "must be from 0 to 1");
        return 0;
    }
}
