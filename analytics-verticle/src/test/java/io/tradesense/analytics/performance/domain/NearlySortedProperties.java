package io.tradesense.analytics.performance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NearlySortedProperties {

    @Property(tries = 200)
    void values_are_sorted_whether_they_are_almost_in_order_or_not(
            @ForAll long seed, @ForAll @IntRange(max = 200) int size, @ForAll @IntRange(max = 1_000) int disorder) {
        var random = new Random(seed);
        long[] values = new long[size];
        Arrays.setAll(values, at -> 3L * at + random.nextInt(disorder + 1));
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        NearlySorted.sort(values);
        assertThat(values).isEqualTo(sorted);
    }
}
