package io.tradesense.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.billing.standin.StandInStripe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tradesense billing sync}, as the command runs it: a process that talks to Stripe over a socket. */
class SyncCatalogueTest {
    private final StandInStripe stripe = new StandInStripe();
    private final Map<String, String> settings =
            new HashMap<>(Map.of("STRIPE_SECRET_KEY", "sk_test_x", "STRIPE_API_BASE", stripe.url()));

    @AfterEach
    void close() {
        stripe.close();
    }

    private record Ended(int exitCode, List<String> lines) {}

    private Ended sync(String... arguments) {
        try (var process = BillingProcess.run(SyncCatalogue.class, settings, arguments)) {
            int exitCode = process.exitCode();
            return new Ended(exitCode, process.output().lines().toList());
        }
    }

    private List<String> changes() {
        return stripe.asked().stream().filter(call -> !call.startsWith("GET")).toList();
    }

    @Test
    void differences_are_shown_first_and_mended_only_when_it_is_asked_for() {
        var shown = sync();
        assertThat(shown.exitCode()).isEqualTo(2);
        assertThat(shown.lines())
                .containsExactly(
                        "+ product tradesense_pro \"Pro\"",
                        "+ price tradesense_pro_month 19.00 USD",
                        "+ price tradesense_pro_year 190.00 USD",
                        "+ product tradesense_premium \"Premium\"",
                        "+ price tradesense_premium_month 49.00 USD",
                        "+ price tradesense_premium_year 490.00 USD",
                        "+ coupon WELCOME20 20 % off",
                        "7 differences; nothing was changed. --apply mends them.");
        assertThat(changes()).isEmpty();

        var mended = sync("--apply");
        assertThat(mended.exitCode()).isZero();
        assertThat(mended.lines()).contains("7 differences mended.");
        assertThat(changes()).hasSize(7);

        var again = sync("--apply");
        assertThat(again.exitCode()).isZero();
        assertThat(again.lines()).containsExactly("Stripe sells what the catalogue says.");
        assertThat(changes()).as("what is right is left alone").hasSize(7);
    }

    @Test
    void another_price_takes_over_the_name_and_the_old_one_is_sold_no_more(@TempDir Path folder) throws IOException {
        assertThat(sync("--apply").exitCode()).isZero();
        settings.put("BILLING_CATALOGUE", dearer(folder).toString());
        var shown = sync();
        assertThat(shown.exitCode()).isEqualTo(2);
        assertThat(shown.lines())
                .startsWith("~ price tradesense_pro_month 21.00 USD in place of 19.00 (who has that keeps it)");
        assertThat(sync("--apply").exitCode()).isZero();
        assertThat(sync().exitCode()).isZero();
        assertThat(stripe.books.pricesNamed("tradesense_pro_month")).containsExactly(2_100L);
    }

    private static Path dearer(Path folder) throws IOException {
        try (var ours = SyncCatalogueTest.class.getResourceAsStream("/billing/catalogue.json")) {
            var text = new String(ours.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(
                    folder.resolve("catalogue.json"), text.replace("\"month\": \"19.00\"", "\"month\": \"21.00\""));
        }
    }

    @Test
    void without_a_key_or_without_stripe_it_says_so_and_fails() {
        stripe.mood(StandInStripe.Mood.FAILING, call -> true);
        var away = sync();
        assertThat(away.exitCode()).isEqualTo(1);
        assertThat(away.lines()).anyMatch(line -> line.startsWith("Stripe refused: "));
        settings.remove("STRIPE_SECRET_KEY");
        var keyless = sync();
        assertThat(keyless.exitCode()).isEqualTo(1);
        assertThat(String.join("\n", keyless.lines())).contains("STRIPE_SECRET_KEY");
    }
}
