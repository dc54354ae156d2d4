package io.tradesense.e2e;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One kind of request of the traffic.
 *
 * @param needs the service without which it cannot be answered
 */
record Route(String name, String needs, String method, String path, boolean writes) {

    static Route reads(String needs, String path) {
        return new Route(path.replaceAll("\\?.*", ""), needs, "GET", path, false);
    }

    static Route writes(String needs, String path) {
        return new Route(path, needs, "POST", path, true);
    }

    /** A write's body: what it is about carries its key, so that it can be counted afterwards. */
    static Map<String, Object> execution(String account, String symbol, UUID key, long number) {
        return Map.of(
                "accountId",
                account,
                "symbol",
                symbol,
                "assetClass",
                "STOCK",
                "side",
                number % 2 == 0 ? "BUY" : "SELL",
                "quantity",
                "1",
                "price",
                "10",
                "currency",
                "USD",
                "executedAt",
                Instant.parse("2025-01-02T15:00:00Z").plusSeconds(number).toString(),
                "externalId",
                key.toString());
    }
}
