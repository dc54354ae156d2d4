package io.tradesense.billing.provider.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.tradesense.billing.provider.domain.ProviderFailure.Kind;

/** What stripe-java throws, as what is known of the call. */
final class StripeFailures {

    private StripeFailures() {}

    /** Whether Stripe says that what was named does not exist. */
    static boolean isMissing(StripeException failure) {
        return "resource_missing".equals(failure.getCode());
    }

    static ProviderFailure of(StripeException failure) {
        Integer status = failure.getStatusCode();
        String why = why(failure);
        if (failure instanceof ApiConnectionException || status == null || status >= 500) {
            return new ProviderFailure(Kind.UNKNOWN, why);
        }
        if (failure instanceof CardException || status == 402) {
            return new ProviderFailure(Kind.DECLINED, why);
        }
        return switch (status) {
            // 409: a call with this key is under way. 429: too many at a time. 401, 403: the key must be mended first.
            case 401, 403, 409, 429 -> new ProviderFailure(Kind.UNKNOWN, why);
            default -> new ProviderFailure(Kind.REFUSED, why);
        };
    }

    private static String why(StripeException failure) {
        String said = failure.getUserMessage() != null ? failure.getUserMessage() : failure.getMessage();
        return said == null ? failure.getClass().getSimpleName() : said;
    }
}
