package io.tradesense.billing.catalogue.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Coupon;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.net.RequestOptions;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductUpdateParams;
import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.catalogue.domain.Plan;
import io.tradesense.billing.provider.stripe.Amounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to have Stripe sell what the catalogue says: found first, shown, and done when it is wanted. A price never
 * changes there: another takes over what it is called, and who has the old one keeps it. Blocks.
 */
public final class CatalogueSync {
    private static final String PLAN = "plan";
    private final StripeClient client;
    private final Catalogue catalogue;

    /** One difference. @param line as it is shown: {@code +} for new, {@code ~} for changed */
    public record Step(String line, Change change) {}

    /** What mends it. */
    public interface Change {
        void make() throws StripeException;
    }

    public CatalogueSync(StripeClient client, Catalogue catalogue) {
        this.client = client;
        this.catalogue = catalogue;
    }

    /** Every difference, in the order in which they must be mended; empty where there is none. */
    public List<Step> differences() throws StripeException {
        List<Step> steps = new ArrayList<>();
        Map<String, Product> products = new HashMap<>();
        for (Product each : client.v1().products().list().autoPagingIterable()) {
            products.put(each.getId(), each);
        }
        for (Plan plan : catalogue.plans()) {
            if (!plan.isFree()) {
                product(plan, Optional.ofNullable(products.get(productId(plan))))
                        .ifPresent(steps::add);
                for (var price : plan.prices()) {
                    price(plan, price).ifPresent(steps::add);
                }
            }
        }
        for (var coupon : catalogue.coupons()) {
            coupon(coupon).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<Step> product(Plan plan, Optional<Product> there) {
        String id = productId(plan);
        if (there.isEmpty()) {
            var params = ProductCreateParams.builder()
                    .setId(id)
                    .setName(plan.name())
                    .setDescription(plan.description())
                    .putMetadata(PLAN, plan.id());
            return Optional.of(new Step("+ product " + id + " \"" + plan.name() + "\"", () -> {
                var unused = client.v1().products().create(params.build());
            }));
        }
        boolean same = plan.name().equals(there.get().getName())
                && plan.description().equals(there.get().getDescription())
                && Boolean.TRUE.equals(there.get().getActive());
        var params = ProductUpdateParams.builder()
                .setName(plan.name())
                .setDescription(plan.description())
                .setActive(true);
        return same
                ? Optional.empty()
                : Optional.of(new Step("~ product " + id + ": name, description or whether it is sold", () -> {
                    var unused = client.v1().products().update(id, params.build());
                }));
    }

    private Optional<Step> price(Plan plan, io.tradesense.billing.catalogue.domain.Price wanted)
            throws StripeException {
        Price there = find(wanted.lookupKey()).orElse(null);
        long amount = Amounts.minor(wanted.amount(), wanted.currency());
        if (there != null && isSame(there, wanted, amount)) {
            return Optional.empty();
        }
        String shown = wanted.lookupKey() + " " + wanted.amount().toPlainString() + " " + wanted.currency();
        String line = there == null
                ? "+ price " + shown
                : "~ price " + shown + " in place of " + Amounts.exact(there.getUnitAmount(), there.getCurrency())
                        + " (who has that keeps it)";
        return Optional.of(new Step(line, () -> {
            var unused = client.v1().prices().create(params(plan, wanted, amount), once(wanted, amount, there));
            if (there != null) {
                var retired = client.v1()
                        .prices()
                        .update(
                                there.getId(),
                                PriceUpdateParams.builder().setActive(false).build());
            }
        }));
    }

    private Optional<Price> find(String lookupKey) throws StripeException {
        return client
                .v1()
                .prices()
                .list(PriceListParams.builder().addLookupKey(lookupKey).build())
                .getData()
                .stream()
                .findFirst();
    }

    private static boolean isSame(Price there, io.tradesense.billing.catalogue.domain.Price wanted, long amount) {
        return there.getUnitAmount() != null
                && there.getUnitAmount() == amount
                && Boolean.TRUE.equals(there.getActive())
                && there.getCurrency().equalsIgnoreCase(wanted.currency())
                && wanted.interval().word().equals(there.getRecurring().getInterval());
    }

    private static PriceCreateParams params(
            Plan plan, io.tradesense.billing.catalogue.domain.Price wanted, long amount) {
        return PriceCreateParams.builder()
                .setProduct(productId(plan))
                .setLookupKey(wanted.lookupKey())
                .setTransferLookupKey(true)
                .setCurrency(wanted.currency().toLowerCase(Locale.ROOT))
                .setUnitAmount(amount)
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(
                                wanted.interval() == Interval.YEAR
                                        ? PriceCreateParams.Recurring.Interval.YEAR
                                        : PriceCreateParams.Recurring.Interval.MONTH)
                        .build())
                .putMetadata(PLAN, plan.id())
                .build();
    }

    /** Run again after it was cut short, it makes no second price. */
    private static RequestOptions once(
            io.tradesense.billing.catalogue.domain.Price wanted, long amount, @Nullable Price replaced) {
        return RequestOptions.builder()
                .setIdempotencyKey("price-" + wanted.lookupKey() + "-" + amount + "-"
                        + (replaced == null ? "first" : replaced.getId()))
                .build();
    }

    private Optional<Step> coupon(io.tradesense.billing.catalogue.domain.Coupon wanted) throws StripeException {
        for (Coupon there : client.v1().coupons().list().autoPagingIterable()) {
            if (there.getId().equals(wanted.id())) {
                return there.getPercentOff() != null && there.getPercentOff().compareTo(wanted.percentOff()) == 0
                        ? Optional.empty()
                        : Optional.of(new Step(
                                "! coupon " + wanted.id() + " takes off " + there.getPercentOff()
                                        + " % there, and a coupon cannot be changed: give it another name",
                                () -> {}));
            }
        }
        var params = CouponCreateParams.builder()
                .setId(wanted.id())
                .setPercentOff(wanted.percentOff())
                .setDuration(CouponCreateParams.Duration.FOREVER);
        return Optional.of(new Step("+ coupon " + wanted.id() + " " + wanted.percentOff() + " % off", () -> {
            var unused = client.v1().coupons().create(params.build());
        }));
    }

    private static String productId(Plan plan) {
        return "tradesense_" + plan.id();
    }
}
