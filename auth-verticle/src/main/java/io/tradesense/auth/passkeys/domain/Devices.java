package io.tradesense.auth.passkeys.domain;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * Checks what devices say after Web Authentication, level 2, sections 7.1 and 7.2: signature, origin, relying party, and
 * that the device has made sure of its user. Fails with an INVALID {@code Fault} of type {@code invalid-passkey} where
 * anything is wrong, without saying what.
 */
public interface Devices {

    /** The challenge the answer claims to be to; empty where it cannot be read. */
    Optional<String> challenge(String clientData);

    Future<Credential> attest(String challenge, Attestation attestation);

    /**
     * The device's counter of signatures, as it says. It is not compared here: {@link Passkeys#use} does that where two
     * answers at the same time cannot both pass.
     */
    Future<Long> verify(String challenge, Credential credential, Assertion assertion);
}
