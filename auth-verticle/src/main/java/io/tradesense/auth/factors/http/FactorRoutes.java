package io.tradesense.auth.factors.http;

import io.tradesense.auth.factors.domain.Enrolment;
import io.tradesense.auth.factors.domain.Enrolment.Asker;
import io.tradesense.auth.factors.domain.RecoveryCode;
import io.tradesense.auth.factors.domain.TotpSecret;
import io.tradesense.auth.sessions.http.EndUser;
import io.tradesense.auth.users.domain.Profiles;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Setting up one-time codes and recovery codes. */
public final class FactorRoutes {
    private static final String ISSUER = "TradeSense";
    private final Enrolment enrolment;
    private final Profiles profiles;

    public FactorRoutes(Enrolment enrolment, Profiles profiles) {
        this.enrolment = enrolment;
        this.profiles = profiles;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("getSecondFactors", this::status)
                .on("enrolTotp", this::enrol)
                .on("activateTotp", this::activate)
                .on("disableTotp", this::disable)
                .on("replaceRecoveryCodes", this::replaceCodes);
    }

    private Future<Reply> status(ContractRequest request) {
        return enrolment
                .status(request.userId())
                .map(status -> unkept(new JsonObject()
                        .put(
                                "totp",
                                new JsonObject()
                                        .put("active", status.since() != null)
                                        .put(
                                                "since",
                                                Optional.ofNullable(status.since())
                                                        .map(Object::toString)
                                                        .orElse(null)))
                        .put("recoveryCodesLeft", status.recoveryCodesLeft())));
    }

    private Future<Reply> enrol(ContractRequest request) {
        return profiles.find(request.userId())
                .compose(user ->
                        enrolment.enrol(asker(request)).map(secret -> shown(secret, uri(user.email(), secret))));
    }

    private static Reply shown(TotpSecret secret, String uri) {
        return unkept(
                new JsonObject().put("secret", secret.text()).put("uri", uri).put("qrCode", QrSvg.of(uri)));
    }

    private Future<Reply> activate(ContractRequest request) {
        return enrolment
                .activate(asker(request), request.body().getString("code"))
                .map(FactorRoutes::shown);
    }

    private Future<Reply> disable(ContractRequest request) {
        return enrolment.disable(asker(request)).map(done -> Reply.noContent());
    }

    private Future<Reply> replaceCodes(ContractRequest request) {
        return enrolment.replaceCodes(asker(request)).map(FactorRoutes::shown);
    }

    private static Reply shown(List<RecoveryCode> codes) {
        return unkept(new JsonObject()
                .put(
                        "recoveryCodes",
                        new JsonArray(codes.stream().map(RecoveryCode::text).toList())));
    }

    /** The form that authenticator apps read from a QR code. */
    static String uri(String email, TotpSecret secret) {
        String label = URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + ISSUER + ":" + label + "?secret=" + secret.text() + "&issuer=" + ISSUER
                + "&algorithm=SHA1&digits=6&period=30";
    }

    private static Asker asker(ContractRequest request) {
        return new Asker(request.userId(), EndUser.session(request), EndUser.facts(request));
    }

    private static Reply unkept(JsonObject body) {
        return Reply.ok(body).with("cache-control", "no-store");
    }
}
