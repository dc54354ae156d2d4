package io.tradesense.billing.provider.stripe;

import io.tradesense.kit.config.Secret;
import io.tradesense.kit.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How Stripe is reached.
 *
 * @param apiBase any address that speaks Stripe's API
 * @param connectTime until a connection stands
 * @param readTime until an answer comes
 * @param threads that wait for answers; as many calls are under way at a time
 * @param waiting calls that may wait for a thread; more are refused
 */
public record StripeSettings(
        Secret key, String apiBase, Duration connectTime, Duration readTime, int threads, int waiting) {

    /** Empty where there is no key: the stand-in then takes Stripe's place. */
    public static Optional<StripeSettings> of(Settings settings) {
        String base = settings.text("STRIPE_API_BASE", "https://api.stripe.com");
        if (!isAddress(base)) {
            settings.note("STRIPE_API_BASE", "must be an address like https://api.stripe.com");
        }
        Duration connect = settings.duration(
                "STRIPE_CONNECT_TIME", Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofSeconds(30));
        Duration read = settings.duration(
                "STRIPE_READ_TIME", Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofSeconds(80));
        int threads = settings.integer("STRIPE_THREADS", 8, 1, 64);
        int waiting = settings.integer("STRIPE_WAITING", 64, 1, 10_000);
        return settings.optionalSecret("STRIPE_SECRET_KEY")
                .map(key -> new StripeSettings(key, base, connect, read, threads, waiting));
    }

    /** Whether money moves. Keys say so in their name. */
    public boolean isLive() {
        return key.reveal().contains("_live_");
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null && address.getScheme().startsWith("http");
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
