package io.tradesense.billing.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.common.EmptyParam;
import io.tradesense.billing.provider.domain.Command;
import io.tradesense.billing.provider.domain.HostedPage;
import io.tradesense.billing.provider.domain.ProviderFailure;
import java.time.Instant;
import java.util.Optional;

/** Commands as calls of Stripe's API. Each blocks; with the same key it may be made again. */
final class StripeCommands {
    static final String USER = "userId";
    private final StripePrices prices;

    StripeCommands(StripePrices prices) {
        this.prices = prices;
    }

    Optional<HostedPage> perform(StripeClient client, Command command, String key) throws StripeException {
        RequestOptions once = RequestOptions.builder().setIdempotencyKey(key).build();
        if (command instanceof Command.Checkout checkout) {
            return Optional.of(checkout(client, checkout, once));
        }
        if (command instanceof Command.ChangePlan change) {
            change(client, change, once);
        } else if (command instanceof Command.SetCancel cancel) {
            var params = SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(cancel.atPeriodEnd());
            update(client, cancel.subscriptionId(), params, once);
        } else if (command instanceof Command.SetPause pause) {
            update(client, pause.subscriptionId(), pause(pause.paused()), once);
        }
        return Optional.empty();
    }

    private HostedPage checkout(StripeClient client, Command.Checkout checkout, RequestOptions once)
            throws StripeException {
        String replaced = checkout.replaces();
        if (replaced != null) {
            expire(client, replaced);
        }
        Session session = client.v1()
                .checkout()
                .sessions()
                .create(params(checkout, prices.id(client, checkout.price().lookupKey())), once);
        return new HostedPage(session.getId(), session.getUrl(), Instant.ofEpochSecond(session.getExpiresAt()));
    }

    /** Of two pages that could both be used a user would pay twice. */
    private static void expire(StripeClient client, String sessionId) throws StripeException {
        try {
            Session ended = client.v1().checkout().sessions().expire(sessionId);
            if (!"expired".equals(ended.getStatus())) {
                throw new ProviderFailure(ProviderFailure.Kind.UNKNOWN, "the page before is still open");
            }
        } catch (InvalidRequestException notOpen) {
            if ("complete"
                    .equals(client.v1()
                            .checkout()
                            .sessions()
                            .retrieve(sessionId)
                            .getStatus())) {
                throw new ProviderFailure(ProviderFailure.Kind.REFUSED, "the page before has been used");
            }
        }
    }

    private static SessionCreateParams params(Command.Checkout checkout, String priceId) {
        var subscription = SessionCreateParams.SubscriptionData.builder()
                .putMetadata(USER, checkout.userId().toString());
        if (checkout.trialDays() > 0) {
            subscription.setTrialPeriodDays((long) checkout.trialDays());
        }
        var params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setCustomer(checkout.customerId())
                .setClientReferenceId(checkout.userId().toString())
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setPrice(priceId)
                        .setQuantity(1L)
                        .build())
                .setSubscriptionData(subscription.build())
                .setSuccessUrl(checkout.successUrl())
                .setCancelUrl(checkout.cancelUrl());
        if (checkout.coupon() == null) {
            params.setAllowPromotionCodes(true);
        } else {
            params.addDiscount(SessionCreateParams.Discount.builder()
                    .setCoupon(checkout.coupon())
                    .build());
        }
        if (checkout.tax()) {
            params.setAutomaticTax(SessionCreateParams.AutomaticTax.builder()
                            .setEnabled(true)
                            .build())
                    .setTaxIdCollection(SessionCreateParams.TaxIdCollection.builder()
                            .setEnabled(true)
                            .build())
                    .setCustomerUpdate(SessionCreateParams.CustomerUpdate.builder()
                            .setAddress(SessionCreateParams.CustomerUpdate.Address.AUTO)
                            .setName(SessionCreateParams.CustomerUpdate.Name.AUTO)
                            .build());
        }
        return params.build();
    }

    private void change(StripeClient client, Command.ChangePlan change, RequestOptions once) throws StripeException {
        String item = StripeSubscriptions.item(client.v1().subscriptions().retrieve(change.subscriptionId()))
                .getId();
        var params = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(item)
                        .setPrice(prices.id(client, change.price().lookupKey()))
                        .build())
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.ERROR_IF_INCOMPLETE);
        Instant at = change.prorationAt();
        if (at != null) {
            params.setProrationDate(at.getEpochSecond());
        }
        update(client, change.subscriptionId(), params, once);
    }

    private static SubscriptionUpdateParams.Builder pause(boolean paused) {
        return paused
                ? SubscriptionUpdateParams.builder()
                        .setPauseCollection(SubscriptionUpdateParams.PauseCollection.builder()
                                .setBehavior(SubscriptionUpdateParams.PauseCollection.Behavior.VOID)
                                .build())
                : SubscriptionUpdateParams.builder().setPauseCollection(EmptyParam.EMPTY);
    }

    private static void update(
            StripeClient client, String id, SubscriptionUpdateParams.Builder params, RequestOptions once)
            throws StripeException {
        var unused = client.v1().subscriptions().update(id, params.build(), once);
    }
}
