package io.tradesense.auth.passkeys.domain;

import java.util.UUID;

/**
 * What a device is asked to sign for, so that no signature for one thing serves another.
 *
 * @param subject whose it is; the same text only for the same user in the same session
 */
public record Ceremony(Purpose purpose, String subject) {

    /** What can be signed for. */
    public enum Purpose {
        REGISTER,
        SIGN_IN,
        STEP_UP
    }

    /** Nobody is known yet. */
    public static Ceremony signIn() {
        return new Ceremony(Purpose.SIGN_IN, "");
    }

    public static Ceremony register(UUID userId, UUID sessionId) {
        return new Ceremony(Purpose.REGISTER, userId + "/" + sessionId);
    }

    public static Ceremony stepUp(UUID userId, UUID sessionId) {
        return new Ceremony(Purpose.STEP_UP, userId + "/" + sessionId);
    }
}
