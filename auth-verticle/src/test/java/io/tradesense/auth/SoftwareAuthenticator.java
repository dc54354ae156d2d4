package io.tradesense.auth;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A device that keeps one passkey (ES256, attestation "none"), together with the browser before it. It does what it is
 * told, also what no honest one would.
 */
final class SoftwareAuthenticator {
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int HAS_CREDENTIAL = 0x40;

    private final KeyPair keys = generate();
    private final byte[] credentialId = new byte[32];
    private String userHandle = "";
    private long counter;

    /** What the browser and the device claim. */
    record Claims(String origin, String host, boolean recognised) {
        static final Claims HONEST = new Claims("http://localhost:8080", "localhost", true);

        Claims from(String other) {
            return new Claims(other, host, recognised);
        }

        Claims at(String other) {
            return new Claims(origin, other, recognised);
        }

        Claims unrecognised() {
            return new Claims(origin, host, false);
        }
    }

    SoftwareAuthenticator() {
        new SecureRandom().nextBytes(credentialId);
    }

    String id() {
        return base64(credentialId);
    }

    /** As a copy of the device that has signed so often would count. */
    void count(long signatures) {
        counter = signatures;
    }

    void callUser(String handle) {
        userHandle = handle;
    }

    /** What {@code navigator.credentials.create} gives. */
    JsonObject create(JsonObject options, Claims claims) {
        JsonObject asked = options.getJsonObject("publicKey");
        userHandle = asked.getJsonObject("user").getString("id");
        byte[] data = authenticatorData(claims, HAS_CREDENTIAL, credential());
        byte[] attestation = join(
                new byte[] {(byte) 0xa3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xa0},
                text("authData"),
                bytes(data));
        return wrapped(new JsonObject()
                .put("clientDataJSON", base64(clientData("webauthn.create", asked, claims)))
                .put("attestationObject", base64(attestation)));
    }

    /** What {@code navigator.credentials.get} gives. */
    JsonObject get(JsonObject options, Claims claims) {
        counter = counter == 0 ? 0 : counter + 1;
        byte[] clientData = clientData("webauthn.get", options.getJsonObject("publicKey"), claims);
        byte[] data = authenticatorData(claims, 0, new byte[0]);
        return wrapped(new JsonObject()
                .put("clientDataJSON", base64(clientData))
                .put("authenticatorData", base64(data))
                .put("signature", base64(sign(join(data, sha256(clientData)))))
                .put("userHandle", userHandle));
    }

    private JsonObject wrapped(JsonObject response) {
        return new JsonObject()
                .put("id", id())
                .put("rawId", id())
                .put("type", "public-key")
                .put("clientExtensionResults", new JsonObject())
                .put("response", response);
    }

    private static byte[] clientData(String type, JsonObject asked, Claims claims) {
        return new JsonObject()
                .put("type", type)
                .put("challenge", asked.getString("challenge"))
                .put("origin", claims.origin())
                .put("crossOrigin", false)
                .toBuffer()
                .getBytes();
    }

    private byte[] authenticatorData(Claims claims, int flags, byte[] credential) {
        int all = flags | USER_PRESENT | (claims.recognised() ? USER_VERIFIED : 0);
        return join(
                sha256(claims.host().getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) all},
                ByteBuffer.allocate(4).putInt((int) counter).array(),
                credential);
    }

    /** AAGUID, length, id and the COSE key {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
    private byte[] credential() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return join(
                new byte[16],
                new byte[] {0, (byte) credentialId.length},
                credentialId,
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
                bytes(coordinate(point.getAffineX())),
                new byte[] {0x22},
                bytes(coordinate(point.getAffineY())));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] plain = new byte[32];
        int length = Math.min(32, signed.length);
        System.arraycopy(signed, signed.length - length, plain, 32 - length, length);
        return plain;
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return join(new byte[] {(byte) (0x60 + utf8.length)}, utf8);
    }

    private static byte[] bytes(byte[] content) {
        return join(new byte[] {0x58, (byte) content.length}, content);
    }

    private static byte[] join(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
