package io.tradesense.auth.factors.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every user's second factors. Each change is whole, with its event, or none; the boolean says which. */
public interface Factors {

    Future<Optional<Totp>> totp(UUID userId);

    /** Keeps a secret that waits for its first code, in the place of one that waits; false where one is active. */
    Future<Boolean> enrol(UUID userId, TotpSecret secret, Instant now);

    /**
     * Makes the waiting secret count and gives the user these recovery codes.
     *
     * @param secret the one the step was found with: another one may have taken its place since
     * @param step whose code proved the secret; it is spent by that
     */
    Future<Boolean> activate(UUID userId, TotpSecret secret, long step, List<RecoveryCode> codes, SecurityEvent event);

    /** Forgets the secret, active or waiting, and the recovery codes; the event is written where it was active. */
    Future<Boolean> disable(UUID userId, SecurityEvent event);

    /** Accepts a code of that step: false where one of it, or of a later one, was accepted before. */
    Future<Boolean> spendStep(UUID userId, long step);

    /** Accepts a recovery code: false where the user has none such, or none such any more. */
    Future<Boolean> spendCode(UUID userId, RecoveryCode code, SecurityEvent event);

    /** New recovery codes in the place of all that are left; false where the user has no active second factor. */
    Future<Boolean> replaceCodes(UUID userId, List<RecoveryCode> codes, SecurityEvent event);

    Future<Integer> codesLeft(UUID userId);
}
