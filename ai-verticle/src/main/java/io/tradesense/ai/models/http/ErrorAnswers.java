package io.tradesense.ai.models.http;

import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelFault.Kind;
import io.tradesense.ai.models.domain.TokenUsage;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an answer that is not 200 means. Status and code are OpenAI's; servers that speak its API keep to most of them. */
final class ErrorAnswers {
    private static final int MOST_SHOWN = 200;

    private ErrorAnswers() {}

    static ModelFault of(int status, MultiMap headers, Buffer body) {
        JsonObject error = error(body);
        Kind kind = kind(status, code(error));
        Duration after =
                kind == Kind.RATE_LIMITED || kind == Kind.OVERLOADED ? RateLimitHeaders.retryAfter(headers) : null;
        return new ModelFault(kind, status + " " + code(error) + ": " + shown(error, body), after, TokenUsage.NONE);
    }

    /** An error that comes when the answer has begun. */
    static ModelFault ofStream(JsonObject error, TokenUsage usage) {
        Kind kind = kind(500, code(error));
        return new ModelFault(kind, code(error) + ": " + cut(error.getString("message", "")), null, usage);
    }

    private static Kind kind(int status, String code) {
        switch (code) {
            case "insufficient_quota", "billing_hard_limit_reached", "billing_not_active":
                return Kind.QUOTA;
            case "rate_limit_exceeded", "tokens", "requests":
                return Kind.RATE_LIMITED;
            case "invalid_api_key", "account_deactivated":
                return Kind.UNAUTHORISED;
            case "model_not_found", "model_not_available":
                return Kind.UNKNOWN_MODEL;
            case "context_length_exceeded", "string_above_max_length":
                return Kind.TOO_LONG;
            case "content_filter", "content_policy_violation":
                return Kind.REFUSED;
            case "server_overloaded", "overloaded", "overloaded_error", "slow_down":
                return Kind.OVERLOADED;
            default:
                return kind(status);
        }
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORISED;
            case 402 -> Kind.QUOTA;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.UNKNOWN_MODEL;
            case 408, 504 -> Kind.TIMED_OUT;
            case 413 -> Kind.TOO_LONG;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.OVERLOADED : Kind.INVALID;
        };
    }

    private static String code(JsonObject error) {
        Object code = error.getValue("code");
        Object type = error.getValue("type");
        return code instanceof String text && !text.isBlank() ? text : type instanceof String text ? text : "";
    }

    private static JsonObject error(Buffer body) {
        try {
            Object error = new JsonObject(body).getValue("error");
            return error instanceof JsonObject object ? object : new JsonObject();
        } catch (DecodeException noJson) {
            return new JsonObject();
        }
    }

    private static String shown(JsonObject error, @Nullable Buffer body) {
        String message = error.getString("message");
        return cut(message != null ? message : body == null ? "" : body.toString());
    }

    /** A provider may repeat parts of a key; what looks like one is never written down. */
    private static String cut(String text) {
        String safe = text.replaceAll("sk-[A-Za-z0-9_*-]+", "sk-…").replaceAll("\\s+", " ");
        return safe.substring(0, Math.min(MOST_SHOWN, safe.length()));
    }
}
