package io.tradesense.auth.mail.aes;

import io.tradesense.auth.secrets.MasterKey;
import io.tradesense.auth.secrets.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Letters hold tokens that open accounts, so a letter that waits in the database is sealed and bound to its id. */
public final class SealedLetters {
    private final Seal seal;

    public SealedLetters(MasterKey master) {
        this.seal = new Seal(master, "waiting-letters");
    }

    public byte[] seal(UUID id, String text) {
        return seal.close(id.toString(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException where this master key did not seal that letter under that id */
    public String open(UUID id, byte[] stored) {
        try {
            return new String(seal.open(id.toString(), stored), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException("AUTH_KEY_ENCRYPTION_KEY does not open the letter " + id, foreign);
        }
    }
}
