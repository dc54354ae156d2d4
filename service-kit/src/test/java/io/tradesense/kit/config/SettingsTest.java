package io.tradesense.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private enum Colour {
        DEEP_RED,
        BLUE
    }

    @Test
    void what_is_not_set_or_blank_takes_the_fallback() {
        var settings = new Settings(Map.of("BLANK", "  "));
        assertThat(settings.optional("BLANK")).isEmpty();
        assertThat(settings.text("BLANK", "fallback")).isEqualTo("fallback");
        assertThat(settings.integer("NONE", 7, 0, 9)).isEqualTo(7);
        assertThat(settings.duration("NONE", SECOND, SECOND, HOUR)).isEqualTo(SECOND);
        assertThat(settings.flag("NONE", true)).isTrue();
        assertThat(settings.choice("NONE", Colour.BLUE)).isEqualTo(Colour.BLUE);
        assertThat(settings.addresses("NONE")).isEmpty();
        assertThat(settings.list("NONE", List.of("a"))).containsExactly("a");
        assertThat(settings.optionalSecret("NONE")).isEmpty();
        settings.check();
    }

    @Test
    void what_is_set_is_read() {
        var settings = new Settings(Map.of(
                "TEXT",
                " spaced ",
                "NUMBER",
                "8",
                "FLAG",
                "off",
                "COLOUR",
                "deep-red",
                "LIST",
                "a , b",
                "SECRET",
                "hush",
                "ADDRESSES",
                "http://10.0.0.1:80, http://10.0.0.2",
                "KEY",
                Base64.getEncoder().encodeToString(new byte[] {1, 2, 3})));
        assertThat(settings.required("TEXT")).isEqualTo("spaced");
        assertThat(settings.integer("NUMBER", 0, 0, 8)).isEqualTo(8);
        assertThat(settings.flag("FLAG", true)).isFalse();
        assertThat(settings.choice("COLOUR", Colour.BLUE)).isEqualTo(Colour.DEEP_RED);
        assertThat(settings.list("LIST", List.of())).containsExactly("a", "b");
        assertThat(settings.secret("SECRET").reveal()).isEqualTo("hush");
        assertThat(settings.addresses("ADDRESSES"))
                .containsExactly(URI.create("http://10.0.0.1:80"), URI.create("http://10.0.0.2"));
        assertThat(settings.key("KEY", 3)).containsExactly(1, 2, 3);
        settings.check();
    }

    @ParameterizedTest
    @CsvSource({"1500ms,PT1.5S", "30s,PT30S", "5m,PT5M", "1h,PT1H"})
    void times_are_read_in_four_units(String text, Duration time) {
        assertThat(new Settings(Map.of("TIME", text)).duration("TIME", SECOND, SECOND, HOUR))
                .isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "s", "ms", "5d", "-5s", "500ms", "2h", "9223372036854775807h", "1.5s"})
    void any_other_time_is_a_fault_that_names_the_bounds(String text) {
        var settings = new Settings(Map.of("TIME", text));
        assertThat(settings.duration("TIME", SECOND, SECOND, HOUR)).isEqualTo(SECOND);
        assertThatThrownBy(settings::check).hasMessageContaining("TIME").hasMessageContaining("from 1s to 1h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a:1",
                "a:1",
                "http://",
                "http://ok:1,,http://ok:2",
                "http://user:password@a:1",
                "http://a b"
            })
    void an_address_is_plain_http_with_a_host(String text) {
        var settings = new Settings(Map.of("ADDRESSES", text));
        assertThat(settings.addresses("ADDRESSES")).isEmpty();
        assertThatThrownBy(settings::check)
                .hasMessageContaining("ADDRESSES")
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("password"));
    }

    @Test
    void every_fault_stands_in_one_message() {
        var settings = new Settings(Map.of(
                "NUMBER",
                "ten",
                "RANGE",
                "11",
                "FLAG",
                "maybe",
                "COLOUR",
                "green",
                "SHORT_KEY",
                "AAAA",
                "BAD_KEY",
                "%"));
        assertThat(settings.integer("NUMBER", 1, 0, 10)).isEqualTo(1);
        assertThat(settings.integer("RANGE", 1, 0, 10)).isEqualTo(1);
        assertThat(settings.flag("FLAG", true)).isTrue();
        assertThat(settings.choice("COLOUR", Colour.BLUE)).isEqualTo(Colour.BLUE);
        assertThat(settings.required("MISSING")).isEmpty();
        assertThat(settings.secret("MISSING_SECRET").reveal()).isEmpty();
        assertThat(settings.key("SHORT_KEY", 32)).hasSize(32);
        assertThat(settings.key("BAD_KEY", 32)).hasSize(32);
        assertThat(settings.key("MISSING_KEY", 32)).hasSize(32);
        settings.note("OWN", "is odd");
        assertThatThrownBy(settings::check).isInstanceOfSatisfying(ConfigurationFault.class, fault -> {
            assertThat(fault.faults()).hasSize(10);
            assertThat(fault.getMessage())
                    .startsWith("the configuration has 10 faults:")
                    .contains(
                            "NUMBER",
                            "RANGE",
                            "FLAG",
                            "COLOUR",
                            "[deep-red, blue]",
                            "MISSING",
                            "MISSING_SECRET",
                            "SHORT_KEY",
                            "BAD_KEY",
                            "MISSING_KEY",
                            "OWN is odd");
        });
    }

    @Test
    void a_secret_is_never_shown() {
        var settings = new Settings(Map.of("SECRET", "hush", "KEY", "aHVzaA=="));
        assertThat(settings.secret("SECRET")).hasToString("(secret)");
        assertThat(settings.key("KEY", 32)).containsOnly(0);
        assertThatThrownBy(settings::check)
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("aHVzaA", "hush"));
    }

    @Test
    void more_settings_go_on_top() {
        var settings = new Settings(Map.of("A", "1", "B", "1")).with(Map.of("B", "2"));
        assertThat(settings.required("A") + settings.required("B")).isEqualTo("12");
        assertThat(settings.namesStartingWith("A")).containsExactly("A");
    }
}
