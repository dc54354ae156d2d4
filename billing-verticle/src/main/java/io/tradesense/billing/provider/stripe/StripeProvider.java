package io.tradesense.billing.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.HasId;
import com.stripe.model.Invoice;
import com.stripe.model.StripeCollection;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeListParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.billing.MeterEventCreateParams;
import com.stripe.param.billingportal.SessionCreateParams;
import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.provider.domain.Command;
import io.tradesense.billing.provider.domain.CustomerState;
import io.tradesense.billing.provider.domain.HostedPage;
import io.tradesense.billing.provider.domain.Preview;
import io.tradesense.billing.provider.domain.Provider;
import io.tradesense.billing.provider.domain.UsageReport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stripe. */
public final class StripeProvider implements Provider {
    private static final long PAGE = 100;
    /** Of each kind, a customer's newest. */
    private static final int MOST = 500;

    private final StripeCalls calls;
    private final StripeSubscriptions subscriptions;
    private final StripePrices prices;
    private final StripeCommands commands;
    private final Clock clock;

    public StripeProvider(Vertx vertx, StripeSettings settings, Catalogue catalogue, Clock clock) {
        this.calls = new StripeCalls(vertx, settings, clock);
        this.subscriptions = new StripeSubscriptions(catalogue);
        this.prices = new StripePrices(clock);
        this.commands = new StripeCommands(prices);
        this.clock = clock;
    }

    /** What {@code /health} shows of it. */
    public JsonObject health() {
        return calls.state();
    }

    @Override
    public Future<String> createCustomer(UUID userId, String key) {
        var params = CustomerCreateParams.builder().putMetadata(StripeCommands.USER, userId.toString());
        var once = RequestOptions.builder().setIdempotencyKey(key).build();
        return calls.call(
                client -> client.v1().customers().create(params.build(), once).getId());
    }

    @Override
    public Future<Optional<String>> findCustomer(UUID userId) {
        var query = CustomerSearchParams.builder()
                .setQuery("metadata['" + StripeCommands.USER + "']:'" + userId + "'")
                .build();
        return calls.call(client -> client.v1().customers().search(query).getData().stream()
                .map(Customer::getId)
                .findFirst());
    }

    @Override
    public Future<Optional<UUID>> userOf(String customerId) {
        return calls.call(client -> {
            try {
                Customer customer = client.v1().customers().retrieve(customerId);
                boolean gone = Boolean.TRUE.equals(customer.getDeleted()) || customer.getMetadata() == null;
                return gone
                        ? Optional.empty()
                        : Optional.ofNullable(customer.getMetadata().get(StripeCommands.USER))
                                .map(UUID::fromString);
            } catch (StripeException failure) {
                return ifMissing(failure, Optional.empty());
            } catch (IllegalArgumentException notOurs) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Future<CustomerState> state(String customerId) {
        Instant asOf = clock.instant();
        var sold = SubscriptionListParams.builder()
                .setCustomer(customerId)
                .setStatus(SubscriptionListParams.Status.ALL)
                .setLimit(PAGE)
                .addExpand("data.discounts.source.coupon")
                .build();
        var billed = InvoiceListParams.builder()
                .setCustomer(customerId)
                .setLimit(PAGE)
                .addExpand("data.payments")
                .build();
        var paid = ChargeListParams.builder()
                .setCustomer(customerId)
                .setLimit(PAGE)
                .build();
        Future<List<Subscription>> sales =
                list(client -> client.v1().subscriptions().list(sold));
        Future<List<Invoice>> bills = list(client -> client.v1().invoices().list(billed));
        Future<List<Charge>> payments = list(client -> client.v1().charges().list(paid));
        return Future.all(sales, bills, payments)
                .map(all -> new CustomerState(
                        customerId,
                        asOf,
                        sales.result().stream().map(subscriptions::read).toList(),
                        StripeInvoices.read(bills.result(), payments.result())));
    }

    @Override
    public Future<Optional<HostedPage>> perform(Command command, String key) {
        return calls.call(client -> commands.perform(client, command, key));
    }

    @Override
    public Future<HostedPage> portal(String customerId, String returnUrl) {
        var params = SessionCreateParams.builder()
                .setCustomer(customerId)
                .setReturnUrl(returnUrl)
                .build();
        return calls.call(client -> {
            var session = client.v1().billingPortal().sessions().create(params);
            return new HostedPage(
                    session.getId(), session.getUrl(), clock.instant().plus(Duration.ofMinutes(5)));
        });
    }

    @Override
    public Future<Preview> preview(Command.ChangePlan change) {
        Instant at = clock.instant();
        return calls.call(client -> {
            var item = StripeSubscriptions.item(client.v1().subscriptions().retrieve(change.subscriptionId()));
            var details = InvoiceCreatePreviewParams.SubscriptionDetails.builder()
                    .addItem(InvoiceCreatePreviewParams.SubscriptionDetails.Item.builder()
                            .setId(item.getId())
                            .setPrice(prices.id(client, change.price().lookupKey()))
                            .build())
                    .setProrationBehavior(
                            InvoiceCreatePreviewParams.SubscriptionDetails.ProrationBehavior.ALWAYS_INVOICE)
                    .setProrationDate(at.getEpochSecond())
                    .build();
            var invoice = client.v1()
                    .invoices()
                    .createPreview(InvoiceCreatePreviewParams.builder()
                            .setCustomer(change.customerId())
                            .setSubscription(change.subscriptionId())
                            .setSubscriptionDetails(details)
                            .build());
            return preview(invoice, Instant.ofEpochSecond(at.getEpochSecond()));
        });
    }

    private static Preview preview(Invoice invoice, Instant at) {
        String currency = Amounts.code(invoice.getCurrency());
        List<Preview.Line> lines = new ArrayList<>();
        invoice.getLines()
                .getData()
                .forEach(line -> lines.add(new Preview.Line(
                        line.getDescription() == null ? "" : line.getDescription(),
                        Amounts.exact(line.getAmount(), currency))));
        return new Preview(Amounts.exact(invoice.getAmountDue(), currency), currency, at, lines);
    }

    @Override
    public Future<Void> deleteCustomer(String customerId) {
        return calls.call(client -> {
                    try {
                        return client.v1().customers().delete(customerId);
                    } catch (StripeException failure) {
                        return ifMissing(failure, new Customer());
                    }
                })
                .mapEmpty();
    }

    @Override
    public Future<Void> report(UsageReport report) {
        var params = MeterEventCreateParams.builder()
                .setEventName(report.meter())
                .setIdentifier(report.id().toString())
                .setTimestamp(report.at().getEpochSecond())
                .putPayload("stripe_customer_id", report.customerId())
                .putPayload("value", Long.toString(report.amount()))
                .build();
        var once = RequestOptions.builder()
                .setIdempotencyKey("usage-" + report.id())
                .build();
        return calls.call(client -> client.v1().billing().meterEvents().create(params, once))
                .mapEmpty();
    }

    @Override
    public Future<CustomerPage> customers(@Nullable String after) {
        var params = CustomerListParams.builder().setLimit(PAGE);
        if (after != null) {
            params.setStartingAfter(after);
        }
        return calls.call(client -> {
            var page = client.v1().customers().list(params.build());
            return new CustomerPage(
                    page.getData().stream().map(Customer::getId).toList(), !Boolean.TRUE.equals(page.getHasMore()));
        });
    }

    /** All pages, up to a bound. A customer who is gone has nothing. */
    private <T extends HasId> Future<List<T>> list(StripeCalls.Call<StripeCollection<T>> first) {
        return calls.call((StripeClient client) -> {
            List<T> all = new ArrayList<>();
            try {
                for (T each : first.make(client).autoPagingIterable()) {
                    if (all.size() == MOST) {
                        break;
                    }
                    all.add(each);
                }
                return all;
            } catch (StripeException failure) {
                return ifMissing(failure, all);
            }
        });
    }

    private static <T> T ifMissing(StripeException failure, T instead) throws StripeException {
        if (StripeFailures.isMissing(failure)) {
            return instead;
        }
        throw failure;
    }
}
