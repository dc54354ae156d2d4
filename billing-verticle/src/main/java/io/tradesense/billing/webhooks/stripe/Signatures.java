package io.tradesense.billing.webhooks.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.tradesense.kit.config.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Whether a body is Stripe's: signed with one of our secrets, of which there are two while one takes the other's place. */
public final class Signatures {
    private final List<Secret> secrets;
    private final Duration tolerance;
    private final Clock clock;

    /** @param tolerance how old a signature may be */
    public Signatures(List<Secret> secrets, Duration tolerance, Clock clock) {
        this.secrets = List.copyOf(secrets);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** @param body exactly as it came */
    public boolean isGood(String body, String header) {
        return secrets.stream().anyMatch(secret -> isGood(body, header, secret));
    }

    private boolean isGood(String body, String header, Secret secret) {
        try {
            return Webhook.Signature.verifyHeader(body, header, secret.reveal(), tolerance.toSeconds(), clock);
        } catch (SignatureVerificationException | NumberFormatException bad) {
            return false;
        }
    }
}
