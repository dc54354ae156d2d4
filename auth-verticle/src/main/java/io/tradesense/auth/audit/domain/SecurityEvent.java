package io.tradesense.auth.audit.domain;

import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.domain.ClientFacts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an account's security.
 *
 * @param sessionId it happened in; null where there is none
 * @param detail in words, without secrets; null where the kind says all
 * @param actorId the administrator who did it to the user; null where nobody else did
 */
public record SecurityEvent(
        UUID userId,
        Kind kind,
        Instant at,
        @Nullable UUID sessionId,
        ClientFacts client,
        @Nullable String detail,
        @Nullable UUID actorId) {

    public SecurityEvent(
            UUID userId, Kind kind, Instant at, @Nullable UUID sessionId, ClientFacts client, @Nullable String detail) {
        this(userId, kind, at, sessionId, client, detail, null);
    }

    /** Something that users did to their own account. */
    public static SecurityEvent by(Actor actor, Kind kind, Instant at, @Nullable String detail) {
        return new SecurityEvent(actor.userId(), kind, at, actor.sessionId(), actor.client(), detail);
    }

    /** Something that an administrator did to another's account. */
    public static SecurityEvent by(Actor administrator, UUID userId, Kind kind, Instant at, @Nullable String detail) {
        return new SecurityEvent(
                userId, kind, at, administrator.sessionId(), administrator.client(), detail, administrator.userId());
    }

    /** What can happen. The names are part of the contract: they are added to and never renamed. */
    public enum Kind {
        REGISTERED,
        SIGNED_IN,
        SIGN_IN_REFUSED,
        SIGNED_OUT,
        SIGNED_OUT_EVERYWHERE,
        SESSION_ENDED,
        REFRESH_TOKEN_REPLAYED,
        STEPPED_UP,
        PASSWORD_CHANGED,
        PASSWORD_RESET_ASKED,
        PASSWORD_RESET,
        EMAIL_CHANGED,
        EMAIL_VERIFIED,
        PROFILE_CHANGED,
        TOTP_ENABLED,
        TOTP_DISABLED,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_REPLACED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        API_KEY_CREATED,
        API_KEY_REVOKED,
        ROLES_CHANGED,
        DISABLED,
        ENABLED,
        EXPORTED,
        DELETED
    }
}
