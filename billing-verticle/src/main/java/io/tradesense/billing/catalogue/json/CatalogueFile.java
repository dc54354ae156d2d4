package io.tradesense.billing.catalogue.json;

import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.domain.Coupon;
import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.catalogue.domain.Plan;
import io.tradesense.billing.catalogue.domain.Price;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalogue as a file: {@code catalogue.json} of this module, or one of the operator's own. */
public final class CatalogueFile {
    private static final String OURS = "/billing/catalogue.json";

    private CatalogueFile() {}

    /**
     * Reads it, blocking.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Catalogue read(Optional<Path> file) {
        try {
            return parse(new JsonObject(file.isPresent() ? Files.readString(file.get()) : ours()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String ours() {
        try (var stream = CatalogueFile.class.getResourceAsStream(OURS)) {
            if (stream == null) {
                throw new IllegalStateException(OURS + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Catalogue parse(JsonObject json) {
        try {
            String currency = Currency.getInstance(json.getString("currency")).getCurrencyCode();
            List<Plan> plans = new ArrayList<>();
            for (Object each : json.getJsonArray("plans")) {
                plans.add(plan((JsonObject) each, currency));
            }
            Map<String, String> meters = new TreeMap<>();
            json.getJsonObject("meters", new JsonObject())
                    .forEach(meter -> meters.put(meter.getKey(), (String) meter.getValue()));
            return new Catalogue(currency, Duration.ofDays(json.getInteger("graceDays")), plans, coupons(json), meters);
        } catch (ClassCastException | NullPointerException misshapen) {
            throw new IllegalArgumentException("is not of a catalogue's form: " + misshapen.getMessage(), misshapen);
        }
    }

    private static List<Coupon> coupons(JsonObject json) {
        List<Coupon> coupons = new ArrayList<>();
        for (Object each : json.getJsonArray("coupons", new JsonArray())) {
            var coupon = (JsonObject) each;
            BigDecimal percentOff = amount(coupon.getString("percentOff"));
            if (percentOff.signum() <= 0 || percentOff.compareTo(new BigDecimal(100)) > 0) {
                throw new IllegalArgumentException("has a coupon of " + percentOff + " percent");
            }
            coupons.add(new Coupon(coupon.getString("id"), percentOff));
        }
        return coupons;
    }

    private static Plan plan(JsonObject json, String currency) {
        String id = json.getString("id");
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("has a plan whose id is not lower-case letters and digits: " + id);
        }
        List<Price> prices = new ArrayList<>();
        json.getJsonObject("prices", new JsonObject())
                .forEach(price -> prices.add(price(id, price.getKey(), (String) price.getValue(), currency)));
        return new Plan(
                id,
                json.getString("name"),
                json.getString("description"),
                json.getInteger("trialDays", 0),
                prices,
                entitlements(json.getJsonObject("entitlements")));
    }

    private static Price price(String planId, String interval, String amount, String currency) {
        var decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        BigDecimal exact = amount(amount);
        if (exact.signum() <= 0 || exact.scale() > decimals) {
            throw new IllegalArgumentException("has a price that is no amount of " + currency + ": " + amount);
        }
        return new Price(
                planId,
                Interval.of(interval)
                        .orElseThrow(() -> new IllegalArgumentException("has a price for each " + interval)),
                exact.setScale(decimals),
                currency);
    }

    private static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException("has a price that is not an amount: " + text, unreadable);
        }
    }

    private static Map<String, Long> entitlements(JsonObject json) {
        Map<String, Long> entitlements = new TreeMap<>();
        json.forEach(each -> {
            long limit = ((Number) each.getValue()).longValue();
            if (limit < -1) {
                throw new IllegalArgumentException("has an entitlement below -1: " + each.getKey());
            }
            entitlements.put(each.getKey(), limit);
        });
        return entitlements;
    }

    /** Entitlements as they are answered and told. */
    public static JsonObject write(Map<String, Long> entitlements) {
        var json = new JsonObject();
        new TreeMap<>(entitlements).forEach(json::put);
        return json;
    }

    /** What {@code GET /billing/plans} shows. */
    public static JsonObject write(Catalogue catalogue) {
        var items = new JsonArray();
        catalogue.plans().forEach(plan -> items.add(write(plan)));
        return new JsonObject()
                .put("currency", catalogue.currency())
                .put("graceDays", catalogue.grace().toDays())
                .put("items", items);
    }

    private static JsonObject write(Plan plan) {
        var prices = new JsonArray();
        plan.prices()
                .forEach(price -> prices.add(new JsonObject()
                        .put("interval", price.interval().word())
                        .put("amount", price.amount().toPlainString())
                        .put("currency", price.currency())
                        .put("lookupKey", price.lookupKey())));
        return new JsonObject()
                .put("id", plan.id())
                .put("name", plan.name())
                .put("description", plan.description())
                .put("trialDays", plan.trialDays())
                .put("prices", prices)
                .put("entitlements", write(plan.entitlements()));
    }
}
