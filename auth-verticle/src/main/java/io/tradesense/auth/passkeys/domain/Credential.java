package io.tradesense.auth.passkeys.domain;

/**
 * What a device gave for a key pair it made.
 *
 * @param id its name among all devices, Base64url
 * @param publicKey COSE, Base64url
 * @param counter of signatures; 0 for ever where the device does not count
 * @param model of the device (AAGUID), all zeros where it does not say
 */
public record Credential(String id, String publicKey, long counter, String model) {}
