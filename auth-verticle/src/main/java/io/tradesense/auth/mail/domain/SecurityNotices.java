package io.tradesense.auth.mail.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What users are told by mail about the security of their account. A notice holds no link: it must not be worth forging. */
public final class SecurityNotices {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The notice of what the audit log holds; the event's detail becomes part of it. */
    public Letter of(SecurityEvent event) {
        return new Letter("TradeSense: " + title(event.kind()), """
                %s

                When:    %s
                Address: %s
                Device:  %s

                Was it you? Then there is nothing to do.
                If not: reset your password, sign out everywhere, and look through your sessions and API keys.
                """.formatted(
                        sentence(event),
                        time(event.at()),
                        orUnknown(event.client().address()),
                        orUnknown(event.client().userAgent())));
    }

    private static String sentence(SecurityEvent event) {
        String sentence = "On your TradeSense account: " + title(event.kind());
        return event.detail() == null ? sentence + "." : sentence + " (" + event.detail() + ").";
    }

    private static String title(SecurityEvent.Kind kind) {
        return switch (kind) {
            case SIGNED_IN -> "a sign-in from a new device";
            case PASSWORD_CHANGED -> "your password was changed";
            case PASSWORD_RESET -> "your password was reset";
            case EMAIL_CHANGED -> "your address was changed";
            case TOTP_ENABLED -> "codes from an authenticator app were turned on";
            case TOTP_DISABLED -> "codes from an authenticator app were turned off";
            case RECOVERY_CODE_USED -> "a recovery code was used";
            case RECOVERY_CODES_REPLACED -> "your recovery codes were replaced";
            case PASSKEY_ADDED -> "a passkey was added";
            case PASSKEY_REMOVED -> "a passkey was removed";
            case API_KEY_CREATED -> "an API key was created";
            case API_KEY_REVOKED -> "an API key was revoked";
            case ROLES_CHANGED -> "your roles were changed";
            case DISABLED -> "your account was disabled";
            case ENABLED -> "your account was enabled again";
            case EXPORTED -> "your data was exported";
            case DELETED -> "your account was deleted";
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String orUnknown(@Nullable String fact) {
        return fact == null ? "unknown" : fact;
    }
}
