package io.tradesense.auth.admin.domain;

import io.tradesense.auth.audit.domain.AuditLog;
import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.auth.users.domain.User;
import io.tradesense.auth.users.domain.Users;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What administrators do. Each call takes the role as it stands in the database, whatever the token says, and a fresh
 * proof of who they are. Whoever lacks the role learns nothing, not even whether an account is there.
 */
public final class Administration {
    private final Directory directory;
    private final Users users;
    private final AuditLog log;
    private final StepUp stepUp;
    private final Clock clock;

    public Administration(Directory directory, Users users, AuditLog log, StepUp stepUp, Clock clock) {
        this.directory = directory;
        this.users = users;
        this.log = log;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    public Future<List<User>> list(Actor actor, Directory.Filter filter, Directory.@Nullable After after, int limit) {
        return admitted(actor).compose(admitted -> directory.page(filter, after, limit));
    }

    public Future<User> find(Actor actor, UUID userId) {
        return admitted(actor).compose(admitted -> users.find(userId)).map(found -> present(found, userId));
    }

    public Future<User> change(Actor actor, UUID userId, Directory.Change change, OptionalLong version) {
        return admitted(actor)
                .compose(admitted -> directory.change(userId, change, version, actor, clock.instant()))
                .map(changed -> present(changed, userId));
    }

    /** Also of accounts that are gone: their log outlives them. */
    public Future<List<AuditLog.Entry>> audit(Actor actor, UUID userId, @Nullable UUID after, int limit) {
        return admitted(actor).compose(admitted -> log.page(userId, after, limit));
    }

    private Future<Void> admitted(Actor actor) {
        return users.find(actor.userId()).compose(user -> {
            boolean isAdministrator = user.filter(known -> !known.disabled())
                    .map(known -> known.roles().contains(Role.ADMIN.text()))
                    .orElse(false);
            if (!isAdministrator) {
                throw Fault.of(Fault.Kind.FORBIDDEN, "this is for administrators")
                        .typed("admin-required");
            }
            return stepUp.require(actor.userId(), actor.sessionId());
        });
    }

    private static User present(Optional<User> user, UUID userId) {
        return user.orElseThrow(() -> Fault.notFound("user " + userId));
    }
}
