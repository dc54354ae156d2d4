package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.e2e.Installation.Stored;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The newcomer's way of README.md, with every figure counted again from the file. */
class JourneyTest {

    private final Installation installation = Installation.shared();
    private final Statement statement = Statement.shipped();
    private final PlainCount count = PlainCount.of(statement);
    private final Api api = installation.api().registered();
    private final String account = api.opensAccount();

    @Test
    void every_figure_of_a_years_statement_is_the_one_that_a_plain_count_gives() {
        var ended = api.ended(api.beginsImport(account, "application/xml", statement.file()));
        assertThat(ended.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(ended.path("imported").asInt()).isEqualTo(statement.fills().size());
        assertThat(ended.path("rejected").asInt()).isZero();
        ExpectedFigures.hold(count, api.summary(account, count.trips().size()));
        assertThat(openPositions()).isEqualTo(heldBySymbol());
    }

    @Test
    void the_same_file_again_imports_nothing_twice() {
        var first = api.ended(api.beginsImport(account, "application/xml", statement.file()));
        var second = api.ended(api.beginsImport(account, "application/xml", statement.file()));
        assertThat(first.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(second.path("status").asText()).isEqualTo("COMPLETED");
        int rows = statement.fills().size();
        assertThat(installation.stored(account)).isEqualTo(new Stored(rows, rows));
    }

    @Test
    void nobody_sees_the_account_of_another() {
        var stranger = installation.api().registered();
        assertThat(stranger.get("/api/portfolio/accounts/" + account).status()).isEqualTo(404);
        assertThat(stranger.get("/api/trades?accountId=" + account)
                        .body()
                        .path("items")
                        .size())
                .isZero();
        assertThat(installation.api().get("/api/trades").status()).isEqualTo(401);
    }

    @Test
    void the_gateway_says_that_every_service_is_well() {
        var health = Eventually.read(
                "the services",
                Duration.ofSeconds(20),
                () -> installation.api().get("/health").expect(200),
                JourneyTest::isEveryServiceWell);
        assertThat(health.path("gateway").asText()).isEqualTo("healthy");
    }

    static boolean isEveryServiceWell(JsonNode health) {
        return Stream.of("auth", "trading", "analytics", "market", "billing", "ai")
                .allMatch(service ->
                        health.path("services").path(service).asText().equals("healthy"));
    }

    private Map<String, BigDecimal> openPositions() {
        Map<String, BigDecimal> positions = new HashMap<>();
        for (var position :
                api.get("/api/portfolio?accountId=" + account).expect(200).path("positions")) {
            positions.merge(
                    compact(position.path("symbol").asText()),
                    new BigDecimal(position.path("quantity").asText()).stripTrailingZeros(),
                    BigDecimal::add);
        }
        return positions;
    }

    private Map<String, BigDecimal> heldBySymbol() {
        Map<String, BigDecimal> held = new HashMap<>();
        count.open().forEach((symbol, quantity) -> held.put(compact(symbol), quantity.stripTrailingZeros()));
        return held;
    }

    /** Options are written with spaces between their parts, or without. */
    private static String compact(String symbol) {
        return symbol.replace(" ", "");
    }
}
