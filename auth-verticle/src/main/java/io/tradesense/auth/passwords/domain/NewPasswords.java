package io.tradesense.auth.passwords.domain;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decides on passwords that users choose: by rule, and by how soon a guesser would come to them. */
public final class NewPasswords {
    /** As many as the list of common passwords is long: what falls within is common, whatever its spelling. */
    private static final double FIRST_GUESSES = 30_000;

    private final PasswordRules rules;
    private final StrengthEstimator estimator;

    /**
     * Why a password is not taken.
     *
     * @param why for a person; never quotes the password
     * @param strength empty where the text is no password at all
     */
    public record Refusal(String why, Optional<Strength> strength) {

        /** The refusal of a request whose only fault is its password. */
        public Fault fault(String pointer) {
            return with(Fault.invalid(List.of(new Fault.At(pointer, why))));
        }

        /** The fault with how strong the password is, where that is known. */
        public Fault with(Fault fault) {
            return strength.map(known -> fault.with("passwordStrength", known.members()))
                    .orElse(fault);
        }
    }

    public NewPasswords(PasswordRules rules, StrengthEstimator estimator) {
        this.rules = rules;
        this.estimator = estimator;
    }

    /** Empty where the password is fine. @param own what others know of the user */
    public Future<Optional<Refusal>> check(Password password, Collection<String> own) {
        Optional<String> malformed = rules.malformed(password);
        if (malformed.isPresent()) {
            return Future.succeededFuture(malformed.map(why -> new Refusal(why, Optional.empty())));
        }
        Optional<String> ruledOut = rules.refusal(password, own);
        return estimator
                .estimate(password, own)
                .map(strength ->
                        ruledOut.or(() -> tooSoon(strength)).map(why -> new Refusal(why, Optional.of(strength))));
    }

    private static Optional<String> tooSoon(Strength strength) {
        return strength.guesses() <= FIRST_GUESSES ? Optional.of(PasswordRules.COMMON) : Optional.empty();
    }
}
