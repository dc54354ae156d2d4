package io.tradesense.auth.passwords.argon2;

import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.PasswordHashes;
import io.tradesense.auth.workers.BoundedWorkers;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Argon2id on threads of its own. */
public final class Argon2Passwords implements PasswordHashes {
    /** Ways of hashing that are tried for one address: more can only be met after several changes of the parameters. */
    private static final int MOST_WAYS = 3;

    private final BoundedWorkers.Pool workers;
    private final Argon2Parameters parameters;
    private final AddressSalts salts;

    public Argon2Passwords(BoundedWorkers.Pool workers, Argon2Parameters parameters, AddressSalts salts) {
        this.workers = workers;
        this.parameters = parameters;
        this.salts = salts;
    }

    @Override
    public Future<Void> room() {
        return workers.room();
    }

    @Override
    public Future<String> hash(Password password, String owner) {
        return workers.run(() -> {
            byte[] salt = salts.of(owner);
            return new PhcString(parameters, salt, compute(parameters, password, salt)).text();
        });
    }

    @Override
    public Future<Verdict> verify(Password password, String stored) {
        return workers.run(() -> {
            PhcString expected = PhcString.parse(stored);
            byte[] found = compute(expected.parameters(), password, expected.salt());
            if (!MessageDigest.isEqual(found, expected.hash())) {
                return Verdict.WRONG;
            }
            return expected.parameters().isWeakerThan(parameters) ? Verdict.RIGHT_BUT_WEAK : Verdict.RIGHT;
        });
    }

    @Override
    public Future<Match> find(Password password, String owner, List<String> stored) {
        return workers.run(() -> {
            List<PhcString> candidates = stored.stream().map(PhcString::parse).toList();
            Map<String, byte[]> computed = new HashMap<>();
            for (PhcString way : ways(candidates, owner)) {
                computed.put(way.way(), compute(way.parameters(), password, way.salt()));
            }
            for (int index = 0; index < candidates.size(); index++) {
                PhcString candidate = candidates.get(index);
                byte[] found = computed.get(candidate.way());
                if (found != null && MessageDigest.isEqual(found, candidate.hash())) {
                    return new Match(index, candidate.parameters().isWeakerThan(parameters));
                }
            }
            return new Match(Match.NONE, false);
        });
    }

    /** Never empty: where there is no account, what one made today would cost is computed all the same. */
    Collection<PhcString> ways(List<PhcString> candidates, String owner) {
        Map<String, PhcString> ways = new LinkedHashMap<>();
        candidates.stream()
                .filter(candidate -> ways.size() < MOST_WAYS)
                .forEach(candidate -> ways.putIfAbsent(candidate.way(), candidate));
        return ways.isEmpty()
                ? List.of(new PhcString(parameters, salts.of(owner), new byte[Argon2id.HASH_BYTES]))
                : ways.values();
    }

    private static byte[] compute(Argon2Parameters with, Password password, byte[] salt) {
        return Argon2id.hash(with, password.reveal().getBytes(StandardCharsets.UTF_8), salt);
    }
}
