package io.tradesense.billing.catalogue.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.catalogue.domain.Plan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFileTest {

    @Test
    void three_plans_each_allow_at_least_what_the_cheaper_one_does() {
        var plans = CatalogueFile.read(Optional.empty()).plans();
        assertThat(plans).extracting(Plan::id).containsExactly("free", "pro", "premium");
        for (int dearer = 1; dearer < plans.size(); dearer++) {
            Plan more = plans.get(dearer);
            plans.get(dearer - 1)
                    .entitlements()
                    .forEach((name, limit) ->
                            assertThat(unlimitedLast(more, name)).as(name).isGreaterThanOrEqualTo(limit));
        }
    }

    private static long unlimitedLast(Plan plan, String name) {
        long limit = plan.entitlements().getOrDefault(name, Long.MIN_VALUE);
        return limit == -1 ? Long.MAX_VALUE : limit;
    }

    @Test
    void a_price_is_found_by_what_it_is_called_where_it_is_sold() {
        var price = CatalogueFile.read(Optional.empty()).price("tradesense_pro_year");
        assertThat(price).hasValueSatisfying(found -> {
            assertThat(found.amount()).isEqualByComparingTo(new BigDecimal("190"));
            assertThat(found.interval()).isEqualTo(Interval.YEAR);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "19.001, month, is no amount of USD",
        "0, month, is no amount of USD",
        "19, week, for each week",
        "x, month, 'not an amount: x'"
    })
    void a_price_that_cannot_be_charged_is_refused(String amount, String interval, String why) {
        var plan = new JsonObject()
                .put("id", "free")
                .put("name", "Free")
                .put("description", "")
                .put("prices", new JsonObject().put(interval, amount))
                .put("entitlements", new JsonObject());
        var json = new JsonObject().put("currency", "USD").put("graceDays", 7).put("plans", new JsonArray().add(plan));
        assertThatThrownBy(() -> CatalogueFile.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_file_that_is_not_there_says_so() {
        assertThatThrownBy(() -> CatalogueFile.read(Optional.of(Path.of("no-such-catalogue.json"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-catalogue.json");
    }
}
