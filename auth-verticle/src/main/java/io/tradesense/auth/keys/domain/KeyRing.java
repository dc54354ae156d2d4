package io.tradesense.auth.keys.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The keys there are, each followed by the next:
 *
 * <pre>
 *   key 1   |== signs ==================|-- published --|  gone
 *   key 2            |-- published -----|== signs ==========...
 *                        lead            usableFrom
 * </pre>
 *
 * Nothing but the times says which key signs, so instances with the same rows agree without talking.
 */
public final class KeyRing {
    private final List<SigningKey> keys;

    public KeyRing(List<SigningKey> keys) {
        this.keys = keys.stream()
                .sorted(Comparator.comparing(SigningKey::usableFrom))
                .toList();
    }

    /** The key that signs now: the youngest that is usable. An old one goes on until its successor may. */
    public Optional<SigningKey> current(Instant now) {
        return keys.stream().filter(key -> !key.usableFrom().isAfter(now)).reduce((older, younger) -> younger);
    }

    /** Keys that a token which is still alive, or one signed soon, may name; oldest first. */
    public List<SigningKey> published(Instant now, KeyLife life) {
        return IntStream.range(0, keys.size())
                .filter(index -> !isDead(index, now, life))
                .mapToObj(keys::get)
                .toList();
    }

    /** Keys whose last token is dead. */
    public List<SigningKey> dead(Instant now, KeyLife life) {
        return IntStream.range(0, keys.size())
                .filter(index -> isDead(index, now, life))
                .mapToObj(keys::get)
                .toList();
    }

    /**
     * From when a key that must be made now is to sign; empty where none is due. The very first signs at once, as nobody
     * can hold a set of keys without it; any other only after everybody could meet it.
     */
    public Optional<Instant> due(Instant now, KeyLife life) {
        if (keys.isEmpty()) {
            return Optional.of(now);
        }
        Instant next = keys.get(keys.size() - 1).usableFrom().plus(life.use());
        Instant earliest = now.plus(life.lead());
        return next.isAfter(earliest) ? Optional.empty() : Optional.of(earliest);
    }

    private boolean isDead(int index, Instant now, KeyLife life) {
        return index + 1 < keys.size()
                && !keys.get(index + 1).usableFrom().plus(life.afterUse()).isAfter(now);
    }
}
