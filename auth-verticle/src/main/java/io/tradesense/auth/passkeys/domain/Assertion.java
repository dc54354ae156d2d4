package io.tradesense.auth.passkeys.domain;

/**
 * A device's answer to being asked for a signature; every part Base64url, unchecked.
 *
 * @param userHandle what the device was told about the user when it made the key pair; empty where it does not say
 */
public record Assertion(String id, String clientData, String authenticatorData, String signature, String userHandle) {}
