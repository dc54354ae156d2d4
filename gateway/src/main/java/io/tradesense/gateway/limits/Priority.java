package io.tradesense.gateway.limits;

import io.tradesense.gateway.http.PublicPath;
import io.tradesense.gateway.http.RouteTable;
import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is worth more than what when there is too much of everything, and how much of the room it may fill. */
enum Priority {
    /** Signing in and staying so, what a payment provider tells, and looking what is wrong: may fill everything. */
    CRITICAL(1.0),
    NORMAL(0.9),
    /** What can come a little later: imports, exports and computations. */
    BULK(0.7);

    private static final List<String> CRITICAL_AREAS = ofApi("/auth", "/billing/webhooks", "/operations");
    private static final List<String> BULK_AREAS =
            ofApi("/analytics", "/patterns", "/performance", "/ai", "/intelligence", "/trades/export");
    private static final String IMPORTS = RouteTable.API + "/trades/imports";
    private final double share;

    Priority(double share) {
        this.share = share;
    }

    static Priority of(HttpMethod method, PublicPath path) {
        if (isUnderOne(path, CRITICAL_AREAS)) {
            return CRITICAL;
        }
        boolean imports = method == HttpMethod.POST && path.isUnder(IMPORTS);
        return imports || isUnderOne(path, BULK_AREAS) ? BULK : NORMAL;
    }

    /** How many requests may be under way, these among them, so that one of these is let in. */
    int most(int all) {
        return Math.max(1, (int) (all * share));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> ofApi(String... areas) {
        return Arrays.stream(areas).map(RouteTable.API::concat).toList();
    }

    private static boolean isUnderOne(PublicPath path, List<String> areas) {
        for (String area : areas) {
            if (path.isUnder(area)) {
                return true;
            }
        }
        return false;
    }
}
