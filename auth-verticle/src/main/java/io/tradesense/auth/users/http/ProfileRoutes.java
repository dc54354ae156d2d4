package io.tradesense.auth.users.http;

import io.tradesense.auth.domain.Actor;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.users.domain.PersonName;
import io.tradesense.auth.users.domain.Profiles;
import io.tradesense.auth.users.domain.User;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import java.util.function.Function;

/** A user's own account over HTTP. */
public final class ProfileRoutes {
    private final Profiles profiles;
    private final Function<ContractRequest, Actor> actors;

    /** @param actors who acts, of a request made in a session; refuses any other */
    public ProfileRoutes(Profiles profiles, Function<ContractRequest, Actor> actors) {
        this.profiles = profiles;
        this.actors = actors;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("getMe", this::getMe).on("updateMe", this::updateMe).on("deleteMe", this::deleteMe);
    }

    private Future<Reply> getMe(ContractRequest request) {
        return profiles.find(request.userId()).map(ProfileRoutes::reply);
    }

    private Future<Reply> updateMe(ContractRequest request) {
        var name = new PersonName(request.body().getString("name"));
        return profiles.rename(actors.apply(request), name, UserVersion.asked(request))
                .map(ProfileRoutes::reply);
    }

    private Future<Reply> deleteMe(ContractRequest request) {
        var password = new Password(request.body().getString("password"));
        return profiles.remove(actors.apply(request), password, UserVersion.asked(request))
                .map(gone -> Reply.noContent());
    }

    private static Reply reply(User user) {
        return Reply.ok(UserJson.write(user))
                .with("etag", UserVersion.tag(user.version()))
                .with("cache-control", "no-store");
    }
}
