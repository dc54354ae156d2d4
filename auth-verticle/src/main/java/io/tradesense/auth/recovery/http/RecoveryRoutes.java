package io.tradesense.auth.recovery.http;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.recovery.domain.AddressProofs;
import io.tradesense.auth.recovery.domain.MailedToken;
import io.tradesense.auth.recovery.domain.MailedToken.Purpose;
import io.tradesense.auth.recovery.domain.PasswordChanges;
import io.tradesense.auth.sessions.domain.StepUp;
import io.tradesense.auth.sessions.http.EndUser;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** Proving an address, and changing address and password. What is asked for by address is answered before it is done. */
public final class RecoveryRoutes {
    private static final Reply ACCEPTED = new Reply(202, Map.of(), null);
    private final PasswordChanges passwords;
    private final AddressProofs addresses;
    private final StepUp stepUp;

    public RecoveryRoutes(PasswordChanges passwords, AddressProofs addresses, StepUp stepUp) {
        this.passwords = passwords;
        this.addresses = addresses;
        this.stepUp = stepUp;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("verifyEmail", this::verifyEmail)
                .on("resendVerification", request -> ask(request, Purpose.VERIFY))
                .on("changeEmail", this::changeEmail)
                .on("forgotPassword", request -> ask(request, Purpose.RESET))
                .on("resetPassword", this::resetPassword)
                .on("changePassword", this::changePassword);
    }

    private Future<Reply> verifyEmail(ContractRequest request) {
        return addresses.prove(token(request), EndUser.facts(request)).map(proved -> Reply.noContent());
    }

    private Future<Reply> ask(ContractRequest request, Purpose purpose) {
        return addresses
                .ask(request.body().getString("email"), purpose, EndUser.facts(request))
                .map(asked -> ACCEPTED);
    }

    private Future<Reply> changeEmail(ContractRequest request) {
        UUID userId = request.userId();
        String email = request.body().getString("email");
        var password = password(request, "password");
        ClientFacts client = EndUser.facts(request);
        return stepUp.require(userId, EndUser.session(request))
                .compose(fresh -> addresses.askChange(userId, email, password, client))
                .map(asked -> ACCEPTED);
    }

    private Future<Reply> resetPassword(ContractRequest request) {
        return passwords
                .reset(token(request), password(request, "password"), EndUser.facts(request))
                .map(done -> Reply.noContent());
    }

    private Future<Reply> changePassword(ContractRequest request) {
        return passwords
                .change(
                        request.userId(),
                        EndUser.session(request),
                        password(request, "currentPassword"),
                        password(request, "newPassword"),
                        EndUser.facts(request))
                .map(done -> Reply.noContent());
    }

    private static MailedToken token(ContractRequest request) {
        return new MailedToken(request.body().getString("token"));
    }

    private static Password password(ContractRequest request, String field) {
        return new Password(request.body().getString(field));
    }
}
