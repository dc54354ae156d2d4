package io.tradesense.auth.sessions.http;

import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.kit.Fault;
import io.tradesense.kit.openapi.ContractRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who sits behind the gateway: it is the only one that can say, and only services get this far. */
public final class EndUser {
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}]");
    private static final int LONGEST_AGENT = 300;

    private EndUser() {}

    public static ClientFacts facts(ContractRequest request) {
        var headers = request.context().request().headers();
        return new ClientFacts(address(headers.get("x-forwarded-for")), agent(headers.get("user-agent")));
    }

    /** The session the access token belongs to. @throws Fault FORBIDDEN where the caller holds a key and no session */
    public static UUID session(ContractRequest request) {
        try {
            return UUID.fromString(String.valueOf(request.caller().sessionId()));
        } catch (IllegalArgumentException none) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "this needs a session, made by signing in")
                    .typed("session-required");
        }
    }

    /** @throws Fault FORBIDDEN where the caller holds a key and no session */
    public static Actor actor(ContractRequest request) {
        return new Actor(request.userId(), session(request), facts(request));
    }

    /** Whose session a request came from that needs none; empty where it came from none. */
    public static Optional<Actor> former(ContractRequest request) {
        return request.caller().sessionId() == null ? Optional.empty() : Optional.of(actor(request));
    }

    /** The last in the list is what the gateway itself wrote; what stands before it may come from anybody. */
    private static @Nullable String address(@Nullable String forwarded) {
        String last = forwarded == null
                ? ""
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : null;
    }

    private static @Nullable String agent(@Nullable String agent) {
        String printable =
                agent == null ? "" : UNPRINTABLE.matcher(agent).replaceAll("").strip();
        if (printable.isEmpty()) {
            return null;
        }
        return printable.substring(0, Math.min(LONGEST_AGENT, printable.length()));
    }
}
