package io.tradesense.billing.provider.stripe;

import com.stripe.model.Coupon;
import com.stripe.model.Discount;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's subscriptions as ours. */
final class StripeSubscriptions {
    static final String PLAN = "plan";
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private final Catalogue catalogue;

    StripeSubscriptions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    SubscriptionState read(Subscription from) {
        SubscriptionItem item = item(from);
        Price price = item.getPrice();
        String currency = Amounts.code(price.getCurrency());
        long quantity = item.getQuantity() == null ? 1 : item.getQuantity();
        BigDecimal amount = Amounts.exact(price.getUnitAmount(), currency).multiply(BigDecimal.valueOf(quantity));
        Optional<Coupon> coupon = coupon(from);
        return new SubscriptionState(
                from.getId(),
                plan(price),
                interval(price),
                amount,
                currency,
                coupon.map(each -> percentOff(each, amount, currency)).orElse(BigDecimal.ZERO),
                coupon.map(Coupon::getId).orElse(null),
                status(from),
                Amounts.instant(item.getCurrentPeriodStart()),
                Amounts.instant(item.getCurrentPeriodEnd()),
                Amounts.optional(from.getTrialEnd()),
                cancelAt(from, item),
                Amounts.instant(from.getCreated()),
                Amounts.optional(from.getEndedAt()));
    }

    static SubscriptionItem item(Subscription from) {
        List<SubscriptionItem> items = from.getItems().getData();
        if (items.isEmpty()) {
            throw new ProviderFailure(
                    ProviderFailure.Kind.REFUSED, "the subscription " + from.getId() + " sells nothing");
        }
        return items.get(0);
    }

    /** What the price says of itself, and for prices made by hand, what it is called. */
    private @Nullable String plan(Price price) {
        String said = price.getMetadata() == null ? null : price.getMetadata().get(PLAN);
        if (said != null && catalogue.plan(said).isPresent()) {
            return said;
        }
        return Optional.ofNullable(price.getLookupKey())
                .flatMap(catalogue::price)
                .map(found -> found.planId())
                .orElse(null);
    }

    private static Interval interval(Price price) {
        return Optional.ofNullable(price.getRecurring())
                .flatMap(recurring -> Interval.of(recurring.getInterval()))
                .orElse(Interval.MONTH);
    }

    private static @Nullable Instant cancelAt(Subscription from, SubscriptionItem item) {
        return Boolean.TRUE.equals(from.getCancelAtPeriodEnd())
                ? Amounts.instant(item.getCurrentPeriodEnd())
                : Amounts.optional(from.getCancelAt());
    }

    private static Status status(Subscription from) {
        Status status = switch (from.getStatus()) {
            case "incomplete" -> Status.INCOMPLETE;
            case "trialing" -> Status.TRIALING;
            case "active" -> Status.ACTIVE;
            case "past_due" -> Status.PAST_DUE;
            case "unpaid" -> Status.UNPAID;
            case "paused" -> Status.PAUSED;
            case "canceled", "incomplete_expired" -> Status.CANCELED;
            default ->
                throw new ProviderFailure(
                        ProviderFailure.Kind.REFUSED, "a status that is not known: " + from.getStatus());
        };
        return from.getPauseCollection() != null && status.isLive() ? Status.PAUSED : status;
    }

    private static Optional<Coupon> coupon(Subscription from) {
        List<Discount> discounts = from.getDiscountObjects();
        return discounts == null
                ? Optional.empty()
                : discounts.stream()
                        .filter(each -> each != null && each.getSource() != null)
                        .map(each -> each.getSource().getCouponObject())
                        .filter(each -> each != null)
                        .findFirst();
    }

    private static BigDecimal percentOff(Coupon coupon, BigDecimal amount, String currency) {
        if (coupon.getPercentOff() != null) {
            return coupon.getPercentOff();
        }
        return amount.signum() == 0
                ? BigDecimal.ZERO
                : Amounts.exact(coupon.getAmountOff(), currency)
                        .multiply(HUNDRED)
                        .divide(amount, 6, RoundingMode.HALF_EVEN)
                        .min(HUNDRED);
    }
}
