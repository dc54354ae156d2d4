package io.tradesense.billing;

import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.json.CatalogueFile;
import io.tradesense.billing.provider.stripe.StripeSettings;
import io.tradesense.billing.subscriptions.domain.Desk;
import io.tradesense.kit.config.Secret;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.pg.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the service; the README lists them.
 *
 * @param stripe empty where there is no key: the local stand-in takes its place
 * @param webhookSecrets any of which signs; two while one takes the other's place
 * @param webhookTolerance how old a signature may be
 * @param retryPause after the first failure of an event; it doubles with each
 * @param retries after which an event is parked
 * @param recovery after which what nobody settled is told the provider again
 * @param width customers looked at a time for the inbox
 * @param publicOrigin where browsers see the installation
 */
record BillingConfig(
        HttpSettings http,
        Database database,
        Catalogue catalogue,
        Optional<StripeSettings> stripe,
        List<Secret> webhookSecrets,
        Duration webhookTolerance,
        Duration retryPause,
        int retries,
        Duration recovery,
        int width,
        String publicOrigin,
        Desk.Pages pages) {
    static final String SERVICE = "billing";
    private static final int PORT = 8085;
    private static final String CATALOGUE = "BILLING_CATALOGUE";
    private static final String SECRETS = "STRIPE_WEBHOOK_SECRETS";

    static BillingConfig of(Settings settings) {
        var stripe = StripeSettings.of(settings);
        var secrets = secrets(settings);
        if (stripe.isPresent() && secrets.isEmpty()) {
            settings.note(SECRETS, "is not set: without it no event of Stripe's can be believed");
        }
        String origin = settings.text("BILLING_PUBLIC_ORIGIN", "http://localhost:8080");
        return new BillingConfig(
                HttpSettings.of(SERVICE, settings, PORT),
                Database.of(SERVICE, settings),
                catalogue(settings),
                stripe,
                secrets,
                settings.duration(
                        "STRIPE_WEBHOOK_TOLERANCE", Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofHours(24)),
                settings.duration(
                        "BILLING_RETRY_PAUSE", Duration.ofSeconds(2), Duration.ofMillis(1), Duration.ofMinutes(5)),
                settings.integer("BILLING_RETRIES", 8, 1, 100),
                settings.duration(
                        "BILLING_RECOVERY", Duration.ofSeconds(15), Duration.ofMillis(10), Duration.ofMinutes(5)),
                settings.integer("BILLING_WIDTH", 4, 1, 64),
                origin,
                new Desk.Pages(
                        settings.text("BILLING_SUCCESS_URL", origin + "/?billing=success"),
                        settings.text("BILLING_BACK_URL", origin + "/?billing=back"),
                        settings.flag("BILLING_TAX", false)));
    }

    /** Longer than any look takes; a look of a process that was killed is then another's. */
    Duration lease() {
        return stripe.map(settings ->
                        settings.connectTime().plus(settings.readTime()).multipliedBy(2))
                .orElse(Duration.ofSeconds(5));
    }

    private static List<Secret> secrets(Settings settings) {
        return settings.optionalSecret(SECRETS)
                .map(all -> Arrays.stream(all.reveal().split(","))
                        .map(String::trim)
                        .filter(each -> !each.isEmpty())
                        .map(Secret::new)
                        .toList())
                .orElse(List.of());
    }

    /** A catalogue that cannot be read is a fault like any other; ours then stands in until the start is refused. */
    static Catalogue catalogue(Settings settings) {
        try {
            return CatalogueFile.read(settings.optional(CATALOGUE).map(Path::of));
        } catch (IllegalArgumentException wrong) {
            settings.note(CATALOGUE, wrong.getMessage() == null ? "cannot be read" : wrong.getMessage());
            return CatalogueFile.read(Optional.empty());
        }
    }
}
