package io.tradesense.kit.entitlements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody reads who wants more than their plan allows. */
class PlanLimitsTest {
    private static final Entitled FREE = new Entitled("free", "", Map.of("historyDays", 90L, "liveData", 0L), 0);
    private static final Entitled PRO = new Entitled("pro", "", Map.of("historyDays", -1L, "liveData", 1L), 0);

    @Test
    void a_limit_is_told_in_words() {
        assertThat(new PlanLimits(List.of(FREE, PRO)).refusal(FREE, "historyDays", 365))
                .hasMessage("history days are limited to 90 in the plan free; more is in pro");
    }

    @Test
    void what_a_plan_does_not_have_at_all_is_no_number() {
        assertThat(new PlanLimits(List.of(FREE, PRO)).refusal(FREE, "liveData", 1))
                .hasMessage("the plan free does not include live data; more is in pro");
    }

    @Test
    void the_highest_plan_is_sent_nowhere() {
        assertThat(new PlanLimits(List.of(FREE)).refusal(FREE, "historyDays", 365))
                .hasMessage("history days are limited to 90 in the plan free");
    }
}
