package io.tradesense.billing;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import io.tradesense.billing.catalogue.stripe.CatalogueSync;
import io.tradesense.billing.provider.stripe.StripeSettings;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import java.util.List;

/** {@code ./tradesense billing sync [--apply]}: shows what Stripe sells otherwise than the catalogue says, and mends it. */
public final class SyncCatalogue {

    private SyncCatalogue() {}

    public static void main(String[] arguments) {
        try {
            boolean apply = List.of(arguments).contains("--apply");
            System.exit(run(Settings.fromEnvironment(), apply) ? 0 : 2);
        } catch (ConfigurationFault fault) {
            System.err.println(fault.getMessage());
        } catch (StripeException failure) {
            System.err.println("Stripe refused: " + failure.getMessage());
        }
        System.exit(1);
    }

    /** Whether Stripe sells what the catalogue says, in the end. */
    static boolean run(Settings settings, boolean apply) throws StripeException {
        var catalogue = BillingConfig.catalogue(settings);
        var stripe = StripeSettings.of(settings);
        if (stripe.isEmpty()) {
            settings.note("STRIPE_SECRET_KEY", "is not set: there is nothing to synchronise with");
        }
        settings.check();
        var sync = new CatalogueSync(client(stripe.orElseThrow()), catalogue);
        List<CatalogueSync.Step> steps = sync.differences();
        steps.forEach(step -> System.out.println(step.line()));
        if (steps.isEmpty()) {
            System.out.println("Stripe sells what the catalogue says.");
            return true;
        }
        if (!apply) {
            System.out.println(steps.size() + " differences; nothing was changed. --apply mends them.");
            return false;
        }
        for (CatalogueSync.Step step : steps) {
            step.change().make();
        }
        System.out.println(steps.size() + " differences mended.");
        return sync.differences().isEmpty();
    }

    private static StripeClient client(StripeSettings settings) {
        return StripeClient.builder()
                .setApiKey(settings.key().reveal())
                .setApiBase(settings.apiBase())
                .setConnectTimeout((int) settings.connectTime().toMillis())
                .setReadTimeout((int) settings.readTime().toMillis())
                .build();
    }
}
