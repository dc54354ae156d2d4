package io.tradesense.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivedReplacerTest {
    private static final String SECRET = "s".repeat(32);

    @Test
    void without_a_secret_the_name_is_the_name() {
        assertThat(replaced("name", Map.of())).isEqualTo("tradesense");
        assertThat(replaced("name", Map.of("CLUSTER_NAME", " blue "))).isEqualTo("blue");
    }

    @Test
    void a_secret_ends_the_name_in_a_digest_of_both_and_does_not_stand_in_it() {
        var name = replaced("name", Map.of("CLUSTER_NAME", "blue", "CLUSTER_SECRET", SECRET));
        assertThat(name).matches("blue-[0-9a-f]{64}").doesNotContain(SECRET);
        assertThat(replaced("name", Map.of("CLUSTER_NAME", "green", "CLUSTER_SECRET", SECRET))
                        .substring("green".length()))
                .isNotEqualTo(name.substring("blue".length()));
        assertThat(replaced("name", Map.of("CLUSTER_NAME", "blue", "CLUSTER_SECRET", SECRET + "t")))
                .isNotEqualTo(name);
    }

    @Test
    void a_secret_that_can_be_guessed_is_refused_and_not_shown() {
        assertThatThrownBy(() -> replaced("name", Map.of("CLUSTER_SECRET", "secret")))
                .hasMessageContaining("CLUSTER_SECRET must have at least 32 characters");
    }

    @Test
    void others_reach_a_member_by_its_own_address_unless_another_is_given() {
        assertThat(replaced("public-address", Map.of("CLUSTER_HOST", "10.0.0.1")))
                .isEqualTo("10.0.0.1:5701");
        assertThat(replaced(
                        "public-address", Map.of("CLUSTER_HOST", "10.0.0.1", "CLUSTER_PUBLIC_ADDRESS", "192.0.2.1:7")))
                .isEqualTo("192.0.2.1:7");
        assertThat(new DerivedReplacer(Map.of()).getReplacement("public-address"))
                .isNull();
    }

    private static String replaced(String expression, Map<String, String> environment) {
        return String.valueOf(new DerivedReplacer(environment).getReplacement(expression));
    }
}
