package io.tradesense.billing.local.json;

import io.tradesense.billing.local.domain.LocalBooks;
import io.tradesense.billing.local.domain.LocalPage;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.SubscriptionState;
import io.tradesense.billing.provider.json.StateJson;
import io.tradesense.billing.subscriptions.json.CommandJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The books of a customer as one document. */
public final class BooksJson {

    private BooksJson() {}

    public static JsonObject write(LocalBooks books) {
        var answered = new JsonObject();
        books.answered().forEach(answered::put);
        return new JsonObject()
                .put("customerId", books.customerId())
                .put("userId", books.userId().toString())
                .put("aheadSeconds", books.ahead().toSeconds())
                .put("declines", books.declines())
                .put("credit", books.credit().toPlainString())
                .put("subscriptions", all(books.subscriptions(), StateJson::write))
                .put("invoices", all(books.invoices(), StateJson::write))
                .put("pages", all(books.pages(), BooksJson::write))
                .put("answered", answered);
    }

    public static LocalBooks read(JsonObject json) {
        Map<String, String> answered = new LinkedHashMap<>();
        json.getJsonObject("answered").forEach(each -> answered.put(each.getKey(), (String) each.getValue()));
        List<SubscriptionState> subscriptions = read(json.getJsonArray("subscriptions"), StateJson::subscription);
        List<InvoiceState> invoices = read(json.getJsonArray("invoices"), StateJson::invoice);
        return new LocalBooks(
                json.getString("customerId"),
                UUID.fromString(json.getString("userId")),
                Duration.ofSeconds(json.getLong("aheadSeconds")),
                json.getBoolean("declines"),
                new BigDecimal(json.getString("credit")),
                subscriptions,
                invoices,
                read(json.getJsonArray("pages"), BooksJson::page),
                answered);
    }

    private static JsonObject write(LocalPage page) {
        return new JsonObject()
                .put("id", page.id())
                .put("price", CommandJson.write(page.price()))
                .put("trialDays", page.trialDays())
                .put("coupon", page.coupon())
                .put("percentOff", page.percentOff().toPlainString())
                .put("successUrl", page.successUrl())
                .put("expiresAt", page.expiresAt().toString());
    }

    private static LocalPage page(JsonObject json) {
        return new LocalPage(
                json.getString("id"),
                CommandJson.price(json.getJsonObject("price")),
                json.getInteger("trialDays"),
                json.getString("coupon"),
                new BigDecimal(json.getString("percentOff")),
                json.getString("successUrl"),
                Instant.parse(json.getString("expiresAt")));
    }

    private static <T> JsonArray all(List<T> each, Function<T, JsonObject> write) {
        var all = new JsonArray();
        each.forEach(one -> all.add(write.apply(one)));
        return all;
    }

    private static <T> List<T> read(JsonArray all, Function<JsonObject, T> read) {
        List<T> found = new ArrayList<>();
        all.forEach(each -> found.add(read.apply((JsonObject) each)));
        return found;
    }
}
