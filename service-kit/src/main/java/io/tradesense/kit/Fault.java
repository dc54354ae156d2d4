package io.tradesense.kit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal the caller can act on: expected, without a stack trace, answered as a problem document. Anything else that
 * is thrown or failed is a bug and is answered as a bare 500.
 */
public final class Fault extends RuntimeException {

    /** Why the caller is refused. One kind is one HTTP status, given in exactly one place: {@code http.Problems}. */
    public enum Kind {
        /** The request cannot be read at all. */
        MALFORMED,
        /** The request can be read and says something that cannot be. */
        INVALID,
        UNAUTHENTICATED,
        /** The plan does not hold it; another one does. */
        PAYMENT_REQUIRED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        PRECONDITION_FAILED,
        TOO_LARGE,
        UNSUPPORTED_TYPE,
        RATE_LIMITED,
        UNAVAILABLE,
        TIMED_OUT
    }

    /**
     * One bad field.
     *
     * @param pointer a JSON pointer into the body ({@code /items/3/price}), or {@code query:limit}, {@code path:id},
     *     {@code header:idempotency-key} for what stands outside it
     * @param detail what is wrong with it, for a person
     */
    public record At(String pointer, String detail) {}

    private final Kind kind;
    private final @Nullable String type;
    private final List<At> errors;
    private final @Nullable Duration retryAfter;
    private final Map<String, Object> members;

    private Fault(Kind kind, @Nullable String type, String detail, List<At> errors, @Nullable Duration retryAfter) {
        this(kind, type, detail, errors, retryAfter, Map.of());
    }

    private Fault(
            Kind kind,
            @Nullable String type,
            String detail,
            List<At> errors,
            @Nullable Duration retryAfter,
            Map<String, Object> members) {
        super(detail, null, false, false);
        this.kind = kind;
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
        this.members = Map.copyOf(members);
    }

    public static Fault of(Kind kind, String detail) {
        return new Fault(kind, null, detail, List.of(), null);
    }

    public static Fault malformed(String detail, List<At> errors) {
        return new Fault(Kind.MALFORMED, null, detail, errors, null);
    }

    /** @param errors at least one */
    public static Fault malformed(List<At> errors) {
        return malformed(howMany(errors), errors);
    }

    public static Fault invalid(String detail, List<At> errors) {
        return new Fault(Kind.INVALID, null, detail, errors, null);
    }

    /** @param errors at least one */
    public static Fault invalid(List<At> errors) {
        return invalid(howMany(errors), errors);
    }

    public static Fault invalid(String pointer, String detail) {
        return invalid(detail, List.of(new At(pointer, detail)));
    }

    private static String howMany(List<At> errors) {
        return errors.size() == 1 ? "one field is not valid" : errors.size() + " fields are not valid";
    }

    /** @param what the thing asked for; the same words whether it is missing or somebody else's */
    public static Fault notFound(String what) {
        return of(Kind.NOT_FOUND, what + " not found");
    }

    public static Fault conflict(String detail) {
        return of(Kind.CONFLICT, detail);
    }

    public static Fault unavailable(String detail, Duration retryAfter) {
        return new Fault(Kind.UNAVAILABLE, null, detail, List.of(), retryAfter);
    }

    /** @param retryAfter when the next request can be let in */
    public static Fault rateLimited(String detail, Duration retryAfter) {
        return new Fault(Kind.RATE_LIMITED, "rate-limited", detail, List.of(), retryAfter);
    }

    /** The same fault with a machine-readable type: the last segment of the problem's {@code type} URI. */
    public Fault typed(String slug) {
        return new Fault(kind, slug, detail(), errors, retryAfter, members);
    }

    /**
     * The same fault with one more member in its problem document (RFC 9457, 3.2).
     *
     * @param value text, a number, a truth value, or a map or list of such
     */
    public Fault with(String member, Object value) {
        var more = new HashMap<>(members);
        more.put(member, value);
        return new Fault(kind, type, detail(), errors, retryAfter, more);
    }

    public Kind kind() {
        return kind;
    }

    /** Null where {@code about:blank} says enough. */
    public @Nullable String type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Every bad field, empty where the fault is not about fields. */
    public List<At> errors() {
        return errors;
    }

    /** What the problem document holds beside the members that all have. */
    public Map<String, Object> members() {
        return members;
    }

    /** When another try makes sense; null where time alone changes nothing. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
