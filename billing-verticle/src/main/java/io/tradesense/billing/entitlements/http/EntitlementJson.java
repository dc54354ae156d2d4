package io.tradesense.billing.entitlements.http;

import io.tradesense.billing.catalogue.json.CatalogueFile;
import io.tradesense.billing.entitlements.domain.Entitlement;
import io.vertx.core.json.JsonObject;

/** Entitlements as they are answered. */
final class EntitlementJson {

    private EntitlementJson() {}

    static JsonObject write(Entitlement entitlement) {
        return new JsonObject()
                .put("userId", entitlement.userId().toString())
                .put("plan", entitlement.plan())
                .put("status", entitlement.status())
                .put("entitlements", CatalogueFile.write(entitlement.limits()))
                .put("version", entitlement.version());
    }
}
