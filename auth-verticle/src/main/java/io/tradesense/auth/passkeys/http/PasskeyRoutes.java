package io.tradesense.auth.passkeys.http;

import io.tradesense.auth.passkeys.domain.PasskeyName;
import io.tradesense.auth.passkeys.domain.PasskeyShelf;
import io.tradesense.auth.passkeys.domain.PasskeyShelf.Asker;
import io.tradesense.auth.sessions.http.EndUser;
import io.tradesense.auth.users.domain.Profiles;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A user's own passkeys. */
public final class PasskeyRoutes {
    private final PasskeyShelf shelf;
    private final Profiles profiles;
    private final RelyingParty relyingParty;

    /** Whom passkeys are for. @param host browsers show passkeys only at this one and below */
    public record RelyingParty(String host, String name) {}

    public PasskeyRoutes(PasskeyShelf shelf, Profiles profiles, RelyingParty relyingParty) {
        this.shelf = shelf;
        this.profiles = profiles;
        this.relyingParty = relyingParty;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("getPasskeyCreationOptions", this::invite)
                .on("addPasskey", this::add)
                .on("listPasskeys", this::list)
                .on("getPasskey", this::find)
                .on("removePasskey", this::remove);
    }

    private Future<Reply> invite(ContractRequest request) {
        return profiles.find(request.userId())
                .compose(user -> shelf.invite(asker(request))
                        .map(invitation -> unkept(PasskeyJson.creation(
                                relyingParty.host(),
                                relyingParty.name(),
                                user,
                                invitation.challenge(),
                                invitation.known()))));
    }

    private Future<Reply> add(ContractRequest request) {
        var name = new PasskeyName(request.body().getString("name"));
        return shelf.add(asker(request), name, PasskeyJson.attestation(request.body()))
                .map(passkey -> Reply.created("/auth/passkeys/" + passkey.id(), PasskeyJson.write(passkey))
                        .with("cache-control", "no-store"));
    }

    private Future<Reply> list(ContractRequest request) {
        return shelf.list(request.userId()).map(found -> {
            var items = new JsonArray();
            found.forEach(passkey -> items.add(PasskeyJson.write(passkey)));
            return unkept(new JsonObject().put("items", items));
        });
    }

    private Future<Reply> find(ContractRequest request) {
        return shelf.find(request.userId(), request.id("passkeyId")).map(passkey -> unkept(PasskeyJson.write(passkey)));
    }

    private Future<Reply> remove(ContractRequest request) {
        return shelf.remove(asker(request), request.id("passkeyId")).map(removed -> Reply.noContent());
    }

    private static Asker asker(ContractRequest request) {
        return new Asker(request.userId(), EndUser.session(request), EndUser.facts(request));
    }

    private static Reply unkept(JsonObject body) {
        return Reply.ok(body).with("cache-control", "no-store");
    }
}
