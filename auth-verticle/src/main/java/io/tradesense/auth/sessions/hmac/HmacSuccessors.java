package io.tradesense.auth.sessions.hmac;

import io.tradesense.auth.secrets.MasterKey;
import io.tradesense.auth.sessions.domain.RefreshToken;
import io.tradesense.auth.sessions.domain.Successors;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 of the spent token under a key only the service has. */
public final class HmacSuccessors implements Successors {
    private static final String HMAC = "HmacSHA256";
    private final SecretKey key;

    public HmacSuccessors(MasterKey master) {
        this.key = master.derive("refresh-token-successor", HMAC);
    }

    @Override
    public RefreshToken after(RefreshToken spent) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return new RefreshToken(mac.doFinal(spent.bits()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }
}
