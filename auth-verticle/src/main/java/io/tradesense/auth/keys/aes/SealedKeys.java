package io.tradesense.auth.keys.aes;

import io.tradesense.auth.secrets.MasterKey;
import io.tradesense.auth.secrets.Seal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** Private keys as they may lie in a database: PKCS#8 under a {@link Seal} that is bound to the key's id. */
public final class SealedKeys {
    private final Seal seal;

    public SealedKeys(MasterKey master) {
        this.seal = new Seal(master, "signing-keys");
    }

    public byte[] seal(String id, RSAPrivateCrtKey privateKey) {
        return seal.close(id, privateKey.getEncoded());
    }

    /** @throws IllegalStateException where this master key did not seal that key under that id */
    public RSAPrivateCrtKey open(String id, byte[] stored) {
        try {
            byte[] opened = seal.open(id, stored);
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(opened));
        } catch (GeneralSecurityException | RuntimeException foreign) {
            throw new IllegalStateException(
                    "AUTH_KEY_ENCRYPTION_KEY does not open signing key " + id
                            + ": it is another one, or the row was changed",
                    foreign);
        }
    }
}
