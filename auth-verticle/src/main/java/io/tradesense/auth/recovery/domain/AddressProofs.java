package io.tradesense.auth.recovery.domain;

import io.tradesense.auth.domain.ClientFacts;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.PasswordHashes;
import io.tradesense.auth.recovery.domain.MailedToken.Purpose;
import io.tradesense.auth.throttling.domain.Throttle;
import io.tradesense.auth.users.domain.Credentials;
import io.tradesense.auth.users.domain.EmailAddress;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

/** Proving addresses by mail, and everything else that is asked for by address. */
public final class AddressProofs {
    private final Addresses addresses;
    private final LetterRequests requests;
    private final Credentials credentials;
    private final PasswordHashes hashes;
    private final Throttle throttle;
    private final Clock clock;
    private final Consumer<Throwable> late;

    /** @param late hears that a letter will be written later than at once */
    public AddressProofs(
            Addresses addresses,
            LetterRequests requests,
            Credentials credentials,
            PasswordHashes hashes,
            Throttle throttle,
            Clock clock,
            Consumer<Throwable> late) {
        this.addresses = addresses;
        this.requests = requests;
        this.credentials = credentials;
        this.hashes = hashes;
        this.throttle = throttle;
        this.clock = clock;
        this.late = late;
    }

    /** @throws Fault INVALID of type {@code invalid-token} where the token proves nothing (any more) */
    public Future<Void> prove(MailedToken token, ClientFacts client) {
        return addresses.prove(token, client, clock.instant()).map(proved -> {
            if (!proved) {
                throw PasswordChanges.unknownToken();
            }
            return null;
        });
    }

    /**
     * Has a letter written to whoever has the address. The answer comes before anybody looks whether there is somebody:
     * neither what it says nor when tells.
     */
    public Future<Void> ask(String email, Purpose purpose, ClientFacts client) {
        EmailAddress address = parsed(email);
        return throttle.letter(address.text(), client)
                .compose(admitted -> requests.add(address, purpose, client, clock.instant()))
                .onSuccess(kept -> requests.answer(clock.instant()).onFailure(late::accept));
    }

    /** Begins a change of address. The password is asked for because the address is part of how it is hashed. */
    public Future<Void> askChange(UUID userId, String email, Password password, ClientFacts client) {
        EmailAddress address = parsed(email);
        return throttle.confirm(userId, () -> credentials.confirm(userId, password))
                .compose(confirmed -> throttle.letter(address.text(), client))
                .compose(admitted -> hashes.hash(password, address.key()))
                .compose(hash -> addresses.askChange(userId, address, hash, clock.instant()));
    }

    private static EmailAddress parsed(String email) {
        return EmailAddress.parse(email)
                .orElseThrow(() -> Fault.invalid("/email", "is not an address that mail can be sent to"));
    }
}
