package io.tradesense.billing;

import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.json.CatalogueFile;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.pg.Database;
import java.nio.file.Path;
import java.util.Optional;

/** The settings of the service; the README lists them. */
record BillingConfig(HttpSettings http, Database database, Catalogue catalogue) {
    static final String SERVICE = "billing";
    private static final int PORT = 8085;
    private static final String CATALOGUE = "BILLING_CATALOGUE";

    static BillingConfig of(Settings settings) {
        return new BillingConfig(
                HttpSettings.of(SERVICE, settings, PORT), Database.of(SERVICE, settings), catalogue(settings));
    }

    /** A catalogue that cannot be read is a fault like any other; ours then stands in until the start is refused. */
    private static Catalogue catalogue(Settings settings) {
        try {
            return CatalogueFile.read(settings.optional(CATALOGUE).map(Path::of));
        } catch (IllegalArgumentException wrong) {
            settings.note(CATALOGUE, wrong.getMessage() == null ? "cannot be read" : wrong.getMessage());
            return CatalogueFile.read(Optional.empty());
        }
    }
}
