package io.tradesense.auth.audit.domain;

import io.tradesense.auth.domain.ClientFacts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an account's security.
 *
 * @param sessionId it happened in; null where there is none
 * @param detail in words, without secrets; null where the kind says all
 */
public record SecurityEvent(
        UUID userId,
        Kind kind,
        Instant at,
        @Nullable UUID sessionId,
        ClientFacts client,
        @Nullable String detail) {

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
