package io.tradesense.auth.passwords.zxcvbn;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.Strength;
import io.tradesense.auth.passwords.domain.StrengthEstimator;
import io.tradesense.auth.workers.BoundedWorkers;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * zxcvbn (Wheeler, USENIX Security 2016) with its lists, the 30,000 most common passwords among them. Its time grows with
 * the square of the length and more, so it sees the beginning only: what is hard to guess there is hard to guess whole.
 */
public final class ZxcvbnEstimator implements StrengthEstimator {
    private static final int LONGEST = 40;
    private final BoundedWorkers.Pool workers;
    private final Zxcvbn zxcvbn;

    /** @param zxcvbn one for the whole process: its lists take megabytes */
    public ZxcvbnEstimator(BoundedWorkers.Pool workers, Zxcvbn zxcvbn) {
        this.workers = workers;
        this.zxcvbn = zxcvbn;
    }

    @Override
    public Future<Strength> estimate(Password password, Collection<String> own) {
        String whole = password.reveal();
        String seen = whole.substring(0, Math.min(LONGEST, whole.length()));
        List<String> known = own.stream()
                .filter(word -> word.length() > 2 && word.length() <= LONGEST)
                .toList();
        return workers.run(() -> {
            var measured = zxcvbn.measure(seen, known);
            String warning = measured.getFeedback().getWarning(Locale.ENGLISH);
            return new Strength(
                    measured.getScore(),
                    measured.getGuesses(),
                    warning == null || warning.isEmpty() ? null : warning,
                    measured.getFeedback().getSuggestions(Locale.ENGLISH));
        });
    }
}
