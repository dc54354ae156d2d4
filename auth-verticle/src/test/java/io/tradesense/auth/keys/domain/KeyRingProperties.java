package io.tradesense.auth.keys.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KeyRingProperties {
    private static final KeyLife LIFE = KeyLife.of(Duration.ofDays(30));
    private static final Duration LONGEST_TOKEN = Duration.ofMinutes(16);
    private static final Instant START = Instant.parse("2026-01-05T09:30:00Z");
    private static final RSAPrivateCrtKey ANY = any();

    /** A service that is looked at after pauses of up to 100 days, as {@code PgSigningKeys} turns its ring. */
    @Property(tries = 200)
    void every_token_that_lives_names_a_published_key_and_every_key_is_published_ahead(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 144_000) Integer> minutes) {
        List<SigningKey> keys = new ArrayList<>();
        List<Signed> signed = new ArrayList<>();
        Instant now = START;
        for (int pause : minutes) {
            now = now.plus(Duration.ofMinutes(pause));
            var previous = List.copyOf(keys);
            turn(keys, now);
            var ring = new KeyRing(keys);
            var published = ring.published(now, LIFE);
            SigningKey current = ring.current(now).orElseThrow();
            assertThat(published).contains(current).hasSizeBetween(1, 3);
            assertThat(previous.isEmpty() || previous.contains(current)).isTrue();
            signed.add(new Signed(current.id(), now.plus(LONGEST_TOKEN)));
            assertThat(published.stream().map(SigningKey::id)).containsAll(alive(signed, now));
        }
    }

    @Property
    void a_key_is_replaced_after_its_life(@ForAll @IntRange(max = 100) int days) {
        var ring = new KeyRing(List.of(new SigningKey("a", ANY, START)));
        Instant now = START.plus(Duration.ofDays(days));
        assertThat(ring.due(now, LIFE).isPresent()).isEqualTo(days >= 30);
        ring.due(now, LIFE).ifPresent(usable -> assertThat(usable).isAfterOrEqualTo(now.plus(LIFE.lead())));
    }

    private record Signed(String keyId, Instant until) {}

    private static List<String> alive(List<Signed> signed, Instant now) {
        return signed.stream()
                .filter(token -> token.until.isAfter(now))
                .map(Signed::keyId)
                .toList();
    }

    private static void turn(List<SigningKey> keys, Instant now) {
        var ring = new KeyRing(keys);
        keys.removeAll(ring.dead(now, LIFE));
        ring.due(now, LIFE).ifPresent(usable -> keys.add(new SigningKey("key of " + now, ANY, usable)));
    }

    private static RSAPrivateCrtKey any() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
