package io.tradesense.auth.passkeys.domain;

/** A device's answer to being asked for a new key pair; every part Base64url, unchecked. */
public record Attestation(String id, String clientData, String attestationObject) {}
