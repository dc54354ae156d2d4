package io.tradesense.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentReplacerTest {

    private final EnvironmentReplacer replacer =
            new EnvironmentReplacer(Map.of("CLUSTER_MEMBERS", " 10.0.0.1:5701,10.0.0.2:5701 ", "CLUSTER_NAME", ""));

    @Test
    void a_variable_is_read_without_the_spaces_around_it() {
        assertThat(replacer.getReplacement("CLUSTER_MEMBERS")).isEqualTo("10.0.0.1:5701,10.0.0.2:5701");
    }

    @Test
    void a_variable_that_is_missing_or_empty_gives_the_fallback() {
        assertThat(replacer.getReplacement("CLUSTER_PORT:5701")).isEqualTo("5701");
        assertThat(replacer.getReplacement("CLUSTER_NAME:tradesense")).isEqualTo("tradesense");
        assertThat(replacer.getReplacement("CLUSTER_HOST:http://a:1")).isEqualTo("http://a:1");
    }

    @Test
    void a_variable_without_a_fallback_is_left_for_hazelcast_to_refuse() {
        assertThat(replacer.getReplacement("CLUSTER_HOST")).isNull();
    }
}
