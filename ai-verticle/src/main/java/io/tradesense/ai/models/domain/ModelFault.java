package io.tradesense.ai.models.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a model gave no answer. */
public final class ModelFault extends RuntimeException {

    /** What stood in the way. */
    public enum Kind {
        /** The account with the provider is used up: asking again changes nothing. */
        QUOTA,
        /** Too many calls just now. */
        RATE_LIMITED,
        /** The key is not good. */
        UNAUTHORISED,
        /** The key is good and may not do this. */
        FORBIDDEN,
        UNKNOWN_MODEL,
        /** More was sent than the model can read. */
        TOO_LONG,
        /** The provider would not answer this. */
        REFUSED,
        /** The request was not understood. */
        INVALID,
        /** The provider says that it cannot just now. */
        OVERLOADED,
        /** The connection or the stream broke. */
        BROKEN,
        TIMED_OUT,
        /** Not asked at all: as many of our calls are under way as may be. */
        BUSY,
        /** Not asked at all: the provider has failed too often of late. */
        CUT_OFF,
        /** Nobody waits for the answer any more. */
        CANCELLED
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;
    private final TokenUsage usage;

    public ModelFault(Kind kind, String detail, @Nullable Duration retryAfter, TokenUsage usage) {
        super(detail, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.usage = usage;
    }

    public static ModelFault of(Kind kind, String detail) {
        return new ModelFault(kind, detail, null, TokenUsage.NONE);
    }

    public ModelFault having(TokenUsage used) {
        return new ModelFault(kind, String.valueOf(getMessage()), retryAfter, used);
    }

    public Kind kind() {
        return kind;
    }

    /** When the provider wants to be asked again; null where it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What the call had used by then. */
    public TokenUsage usage() {
        return usage;
    }

    /** Whether the same call may succeed in a moment. */
    public boolean mayPass() {
        return switch (kind) {
            case RATE_LIMITED, OVERLOADED, BROKEN, TIMED_OUT -> true;
            default -> false;
        };
    }

    /** Whether another model of the provider may succeed. */
    public boolean isTheModels() {
        return switch (kind) {
            case UNKNOWN_MODEL, FORBIDDEN, TOO_LONG, RATE_LIMITED, OVERLOADED, BROKEN, TIMED_OUT -> true;
            default -> false;
        };
    }

    /** In words for a user. */
    public String words() {
        return switch (kind) {
            case QUOTA -> "the provider's account is used up";
            case RATE_LIMITED -> "the provider takes no more calls just now";
            case UNAUTHORISED, FORBIDDEN -> "the provider does not accept the key";
            case UNKNOWN_MODEL -> "the provider does not know the model";
            case TOO_LONG -> "the question and its facts are too long for the model";
            case REFUSED -> "the provider would not answer this";
            case INVALID -> "the provider did not understand the request";
            case OVERLOADED, BROKEN, TIMED_OUT -> "the provider could not answer in time";
            case BUSY -> "too many questions are being answered just now";
            case CUT_OFF -> "the provider is not asked for a moment, because it failed";
            case CANCELLED -> "the question was withdrawn";
        };
    }
}
