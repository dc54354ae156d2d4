package io.tradesense.auth.passkeys.webauthn;

import io.vertx.core.Future;
import io.vertx.ext.auth.webauthn4j.Authenticator;
import io.vertx.ext.auth.webauthn4j.CredentialStorage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One check under way, as its library sees the storage: at a registration there is nothing to be found, at a signature
 * nothing can be stored. So an answer of the wrong kind fails, whatever it calls itself.
 */
final class OneCeremony {
    private final @Nullable Authenticator known;
    private volatile @Nullable Authenticator outcome;

    private OneCeremony(@Nullable Authenticator known) {
        this.known = known;
    }

    static OneCeremony registering() {
        return new OneCeremony(null);
    }

    static OneCeremony signing(Authenticator known) {
        return new OneCeremony(known);
    }

    Authenticator outcome() {
        return Objects.requireNonNull(outcome, "the library has succeeded without a result");
    }

    /** The checks under way; each has a "user name" of its own, made here, that finds it and nothing else. */
    static final class Storage implements CredentialStorage {
        private final Map<String, OneCeremony> open = new ConcurrentHashMap<>();

        String open(OneCeremony ceremony) {
            String name = UUID.randomUUID().toString();
            open.put(name, ceremony);
            return name;
        }

        void close(String name) {
            open.remove(name);
        }

        @Override
        public Future<List<Authenticator>> find(@Nullable String userName, @Nullable String credentialId) {
            Authenticator known = ceremony(userName).known;
            return Future.succeededFuture(
                    known != null && known.getCredID().equals(credentialId) ? List.of(known) : List.of());
        }

        @Override
        public Future<Void> storeCredential(Authenticator made) {
            OneCeremony ceremony = ceremony(made.getUsername());
            if (ceremony.known != null) {
                return Future.failedFuture("a new key pair where a signature was asked for");
            }
            ceremony.outcome = made;
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> updateCounter(Authenticator signed) {
            open.values().stream()
                    .filter(ceremony -> ceremony.known == signed)
                    .forEach(ceremony -> ceremony.outcome = signed);
            return Future.succeededFuture();
        }

        private OneCeremony ceremony(@Nullable String name) {
            return Objects.requireNonNull(open.get(String.valueOf(name)), "no such check is under way");
        }
    }
}
