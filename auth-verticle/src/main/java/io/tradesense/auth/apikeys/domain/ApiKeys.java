package io.tradesense.auth.apikeys.domain;

import io.tradesense.auth.audit.domain.SecurityEvent;
import io.tradesense.auth.audit.domain.SecurityEvent.Kind;
import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users do with their API keys. Making one takes a fresh proof of who they are; ending one does not. */
public final class ApiKeys {
    private final KeyGrants grants;
    private final Secrets secrets;
    private final StepUp stepUp;
    private final Clock clock;

    /** Makes the keys themselves. */
    public interface Secrets {
        Secret random();
    }

    /** @param digest what is stored of it. @param text the key, for its owner to see once */
    public record Secret(String text, String hint, String digest) {

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /**
     * A key somebody wants.
     *
     * @param expiresAt null for one that lasts until it is revoked
     */
    public record Order(
            KeyName name,
            Set<Scope> scopes,
            @Nullable Integer requestsPerMinute,
            @Nullable Instant expiresAt) {}

    /** @param key empty where an earlier try was answered with it */
    public record Issued(KeyGrant grant, Optional<String> key) {

        @Override
        public String toString() {
            return "Issued[" + grant.id() + "]";
        }
    }

    public ApiKeys(KeyGrants grants, Secrets secrets, StepUp stepUp, Clock clock) {
        this.grants = grants;
        this.secrets = secrets;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    public Future<Issued> issue(Actor actor, Order order, Optional<RetryKey> retry) {
        Instant now = clock.instant();
        if (order.expiresAt() != null && !order.expiresAt().isAfter(now)) {
            throw Fault.invalid("/expiresAt", "is over already");
        }
        Secret secret = secrets.random();
        var grant = new KeyGrant(
                UUID.randomUUID(),
                actor.userId(),
                order.name().text(),
                secret.hint(),
                order.scopes(),
                order.requestsPerMinute(),
                now,
                order.expiresAt(),
                null);
        var told = SecurityEvent.by(actor, Kind.API_KEY_CREATED, now, "key " + grant.id());
        return stepUp.require(actor.userId(), actor.sessionId())
                .compose(fresh -> grants.add(grant, secret.digest(), retry, told))
                .map(added -> new Issued(added.grant(), added.fresh() ? Optional.of(secret.text()) : Optional.empty()));
    }

    public Future<List<KeyGrant>> list(UUID userId) {
        return grants.of(userId);
    }

    public Future<Void> revoke(Actor actor, UUID keyId) {
        var told = SecurityEvent.by(actor, Kind.API_KEY_REVOKED, clock.instant(), "key " + keyId);
        return grants.remove(actor.userId(), keyId, told).map(removed -> {
            if (!removed) {
                throw Fault.notFound("API key " + keyId);
            }
            return null;
        });
    }
}
