package io.tradesense.auth.keys.aes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.auth.secrets.MasterKey;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealedKeysTest {
    private final SealedKeys sealed = new SealedKeys(master(1));
    private final RSAPrivateCrtKey key = generate();

    @Test
    void a_sealed_key_opens_under_its_id() {
        assertThat(sealed.open("a", sealed.seal("a", key))).isEqualTo(key);
        assertThat(sealed.seal("a", key)).isNotEqualTo(sealed.seal("a", key));
    }

    @Test
    void another_id_another_master_and_a_changed_byte_are_refused() {
        byte[] stored = sealed.seal("a", key);
        byte[] changed = stored.clone();
        changed[100] ^= 1;
        assertThatThrownBy(() -> sealed.open("b", stored)).hasMessageContaining("AUTH_KEY_ENCRYPTION_KEY");
        assertThatThrownBy(() -> sealed.open("a", changed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealed.open("a", new byte[3])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SealedKeys(master(2)).open("a", stored)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void each_purpose_has_a_key_of_its_own_and_none_shows_in_text() {
        assertThat(master(1).derive("one", "AES").getEncoded())
                .hasSize(32)
                .isNotEqualTo(master(1).derive("two", "AES").getEncoded());
        assertThat(master(1)).hasToString("(secret)");
    }

    private static MasterKey master(int fill) {
        byte[] bytes = new byte[MasterKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return new MasterKey(bytes);
    }

    private static RSAPrivateCrtKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
