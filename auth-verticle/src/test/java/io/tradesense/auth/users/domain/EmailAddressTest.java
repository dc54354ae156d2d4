package io.tradesense.auth.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void spellings_of_one_address_have_one_key() {
        var address = EmailAddress.parse("  Alice.Liddell@Example.COM ").orElseThrow();
        assertThat(address.text()).isEqualTo("Alice.Liddell@example.com");
        assertThat(address.key()).isEqualTo("alice.liddell@example.com");
        assertThat(address.words()).contains("Alice", "Liddell", "example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "@example.com",
                "a@",
                "a b@example.com",
                "a@example..com",
                ".a@example.com",
                "a.@example.com",
                "a@-example.com",
                "a@example.c",
                "a@exa_mple.com",
                "a@b@example.com",
                "\"a\"@example.com",
                "a@example.com\nbcc:b@example.com",
                "ä@example.com",
                "a@[127.0.0.1]"
            })
    void what_is_no_address_is_refused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void lengths_have_the_bounds_mail_servers_have() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        String domain = ("a".repeat(63) + ".").repeat(3) + "com";
        assertThat(EmailAddress.parse("a".repeat(254 - domain.length() - 1) + "@" + domain))
                .isPresent();
        assertThat(EmailAddress.parse("a".repeat(254 - domain.length()) + "@" + domain))
                .isEmpty();
    }
}
