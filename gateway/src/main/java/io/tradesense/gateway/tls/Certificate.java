package io.tradesense.gateway.tls;

import io.tradesense.kit.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/** A chain and its private key as they stood in their files, known to belong together. */
record Certificate(Buffer chain, Buffer key) {
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA");
    private static final byte[] SAMPLE = {1, 2, 3};

    /** Blocks. Throws where the files cannot be read, or do not hold a chain and the key of its first certificate. */
    static Certificate read(Vertx vertx, TlsSettings files) throws Exception {
        var read = new Certificate(bytes(files.certificate()), bytes(files.key()));
        read.check(vertx);
        return read;
    }

    PemKeyCertOptions options() {
        return new PemKeyCertOptions().addCertValue(chain).addKeyValue(key);
    }

    /** A server with a key of another certificate would start and fail every handshake. */
    private void check(Vertx vertx) throws Exception {
        for (KeyManager manager : options().getKeyManagerFactory(vertx).getKeyManagers()) {
            if (manager instanceof X509KeyManager keys && belongTogether(keys)) {
                return;
            }
        }
        throw Fault.conflict("the key is not the certificate's");
    }

    private static boolean belongTogether(X509KeyManager keys) throws GeneralSecurityException {
        for (String type : KEY_TYPES) {
            String[] aliases = keys.getServerAliases(type, null);
            if (aliases != null && aliases.length > 0) {
                X509Certificate own = keys.getCertificateChain(aliases[0])[0];
                return verifies(keys.getPrivateKey(aliases[0]), own, type);
            }
        }
        return false;
    }

    private static boolean verifies(PrivateKey key, X509Certificate certificate, String type)
            throws GeneralSecurityException {
        var signature = Signature.getInstance(
                switch (type) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                });
        signature.initSign(key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(Arrays.copyOf(SAMPLE, SAMPLE.length));
        return signature.verify(signed);
    }

    private static Buffer bytes(String file) throws IOException {
        return Buffer.buffer(Files.readAllBytes(Path.of(file)));
    }
}
