package io.tradesense.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ApiKeyTest {

    @Test
    void a_key_reads_back_as_itself() {
        var key = ApiKey.random();
        assertThat(key.reveal()).matches("tsk_[0-9A-Za-z]{49}");
        assertThat(ApiKey.parse(key.reveal()).orElseThrow().digest())
                .isEqualTo(key.digest())
                .hasSize(43);
    }

    @Test
    void one_other_character_is_no_key() {
        String key = ApiKey.random().reveal();
        for (int i = 0; i < key.length(); i++) {
            char other = key.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(ApiKey.parse(key.substring(0, i) + other + key.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(ApiKey.parse(key + "x")).isEmpty();
        assertThat(ApiKey.parse("")).isEmpty();
    }

    @Test
    void a_key_does_not_print_itself() {
        assertThat(ApiKey.random()).hasToString("(secret)");
    }
}
