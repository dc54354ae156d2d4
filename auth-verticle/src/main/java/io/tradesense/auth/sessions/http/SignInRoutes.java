package io.tradesense.auth.sessions.http;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.PasswordHashes;
import io.tradesense.auth.sessions.domain.Method;
import io.tradesense.auth.sessions.domain.SecondFactor;
import io.tradesense.auth.sessions.domain.SignIns;
import io.tradesense.auth.sessions.domain.SignedIn;
import io.tradesense.auth.throttling.domain.KnownDevices;
import io.tradesense.auth.throttling.domain.Throttle;
import io.tradesense.auth.users.domain.Credentials;
import io.tradesense.auth.users.domain.Registration;
import io.tradesense.auth.users.domain.User;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Signing up, in, on and out. Every answer that holds tokens forbids to keep it. */
public final class SignInRoutes {
    private final PasswordHashes hashes;
    private final Throttle throttle;
    private final KnownDevices devices;
    private final Clock clock;
    private final Registration registration;
    private final Credentials credentials;
    private final SecondFactor secondFactor;
    private final SignIns signIns;

    public SignInRoutes(
            PasswordHashes hashes,
            Throttle throttle,
            KnownDevices devices,
            Clock clock,
            Registration registration,
            Credentials credentials,
            SecondFactor secondFactor,
            SignIns signIns) {
        this.hashes = hashes;
        this.throttle = throttle;
        this.devices = devices;
        this.clock = clock;
        this.registration = registration;
        this.credentials = credentials;
        this.secondFactor = secondFactor;
        this.signIns = signIns;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("register", this::registrationRules, this::register)
                .on("login", this::login)
                .on("refresh", this::refresh)
                .on("logout", this::logout)
                .on("logoutAll", this::logoutAll);
    }

    /** Looking at a password is no cheaper than for a registration that is whole, and is throttled like one. */
    private Future<?> registrationRules(ContractRequest request) {
        JsonObject body = request.body();
        String password = body.getString("password");
        return hashes.room()
                .compose(free -> throttle.letter(body.getString("email", ""), EndUser.facts(request)))
                .compose(admitted -> registration.check(
                        body.getString("email"),
                        password == null ? null : new Password(password),
                        body.getString("name")));
    }

    private Future<Reply> register(ContractRequest request) {
        var asked = new Registration.Request(
                request.body().getString("email"),
                password(request),
                request.body().getString("name"),
                request.text("Idempotency-Key").orElse(null),
                EndUser.facts(request));
        return hashes.room()
                .compose(free -> throttle.letter(asked.email(), asked.client()))
                .compose(admitted -> registration.register(asked))
                .compose(user -> signIns.open(user, asked.client(), Set.of(Method.PASSWORD)))
                .compose(signedIn -> signIns.leave(EndUser.former(request)).map(signedIn))
                .compose(signedIn -> remembered(signedIn, request, false))
                .map(signedIn -> SignedInJson.unkept(Reply.created("/auth/users/me", SignedInJson.write(signedIn))));
    }

    private Future<Reply> login(ContractRequest request) {
        String email = request.body().getString("email");
        var password = password(request);
        ClientFacts client = EndUser.facts(request);
        return hashes.room()
                .compose(free -> throttle.signIn(email, client, () -> credentials.check(email, password, client)))
                .compose(user -> signIn(user, request))
                .compose(signedIn -> signIns.leave(EndUser.former(request)).map(signedIn))
                .compose(signedIn -> remembered(signedIn, request, true))
                .map(SignedInJson::reply);
    }

    private Future<SignedIn> signIn(User user, ContractRequest request) {
        ClientFacts client = EndUser.facts(request);
        Optional<String> otp = Optional.ofNullable(request.body().getString("otp"));
        return secondFactor.demand(user.id(), otp, client).compose(proved -> {
            var methods = EnumSet.of(Method.PASSWORD);
            methods.addAll(proved);
            return signIns.open(user, client, methods);
        });
    }

    private Future<Reply> refresh(ContractRequest request) {
        return signIns.refresh(request.body().getString("refreshToken"), EndUser.facts(request))
                .compose(signedIn -> remembered(signedIn, request, false))
                .map(SignedInJson::reply);
    }

    private Future<Reply> logout(ContractRequest request) {
        return signIns.end(EndUser.actor(request)).map(done -> Reply.noContent());
    }

    private Future<Reply> logoutAll(ContractRequest request) {
        return signIns.endAll(EndUser.actor(request)).map(done -> Reply.noContent());
    }

    /** @param tell whether the owner hears of a device that is new */
    private Future<SignedIn> remembered(SignedIn signedIn, ContractRequest request, boolean tell) {
        return devices.signedIn(signedIn.user().id(), EndUser.facts(request), tell, clock.instant())
                .map(signedIn);
    }

    private static Password password(ContractRequest request) {
        return new Password(request.body().getString("password"));
    }
}
