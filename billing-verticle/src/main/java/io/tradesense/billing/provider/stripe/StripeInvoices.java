package io.tradesense.billing.provider.stripe;

import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.ProviderFailure;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stripe's invoices as ours, with what was given back of their payments. */
final class StripeInvoices {

    private StripeInvoices() {}

    static List<InvoiceState> read(List<Invoice> invoices, List<Charge> charges) {
        Map<String, Long> refunded = new HashMap<>();
        for (Charge charge : charges) {
            if (charge.getPaymentIntent() != null && charge.getAmountRefunded() != null) {
                refunded.merge(charge.getPaymentIntent(), charge.getAmountRefunded(), Long::sum);
            }
        }
        return invoices.stream().map(invoice -> read(invoice, refunded)).toList();
    }

    private static InvoiceState read(Invoice from, Map<String, Long> refunded) {
        String currency = Amounts.code(from.getCurrency());
        return new InvoiceState(
                from.getId(),
                subscription(from),
                from.getNumber(),
                status(from),
                Amounts.exact(from.getTotal(), currency),
                Amounts.exact(from.getAmountRemaining(), currency),
                Amounts.exact(from.getAmountPaid(), currency),
                refunded(from, refunded, currency),
                currency,
                from.getAttemptCount() == null ? 0 : from.getAttemptCount().intValue(),
                Amounts.optional(from.getNextPaymentAttempt()),
                Amounts.instant(from.getPeriodStart()),
                Amounts.instant(from.getPeriodEnd()),
                from.getHostedInvoiceUrl(),
                from.getInvoicePdf(),
                Amounts.instant(from.getCreated()));
    }

    private static @Nullable String subscription(Invoice from) {
        return from.getParent() == null || from.getParent().getSubscriptionDetails() == null
                ? null
                : from.getParent().getSubscriptionDetails().getSubscription();
    }

    private static InvoiceState.Status status(Invoice from) {
        if (from.getStatus() == null) {
            return InvoiceState.Status.DRAFT;
        }
        try {
            return InvoiceState.Status.valueOf(from.getStatus().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new ProviderFailure(
                    ProviderFailure.Kind.REFUSED, "an invoice's status that is not known: " + from.getStatus());
        }
    }

    private static BigDecimal refunded(Invoice from, Map<String, Long> refunded, String currency) {
        long sum = 0;
        if (from.getPayments() != null) {
            for (InvoicePayment each : from.getPayments().getData()) {
                String intent =
                        each.getPayment() == null ? null : each.getPayment().getPaymentIntent();
                sum += intent == null ? 0 : refunded.getOrDefault(intent, 0L);
            }
        }
        return Amounts.exact(sum, currency);
    }
}
