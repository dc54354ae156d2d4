package io.tradesense.auth.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.mail.smtp.SmtpServer.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpServerTest {

    @Test
    void a_url_says_everything_about_a_mail_server() {
        var server = SmtpServer.parse("smtp://ada%40mail.example:p+%3Aw@relay.example")
                .orElseThrow();
        assertThat(server.host()).isEqualTo("relay.example");
        assertThat(server.port()).isEqualTo(587);
        assertThat(server.security()).isEqualTo(Security.STARTTLS);
        assertThat(server.user()).isEqualTo("ada@mail.example");
        assertThat(server.password().reveal()).isEqualTo("p+:w");
        assertThat(server.toString()).doesNotContain("p+:w");
    }

    @Test
    void the_scheme_chooses_the_protection_and_the_port() {
        assertThat(SmtpServer.parse("smtps://h.example").orElseThrow())
                .satisfies(server -> assertThat(server.port()).isEqualTo(465))
                .satisfies(server -> assertThat(server.security()).isEqualTo(Security.TLS));
        assertThat(SmtpServer.parse("smtp+plain://127.0.0.1:2525").orElseThrow())
                .satisfies(server -> assertThat(server.port()).isEqualTo(2525))
                .satisfies(server -> assertThat(server.user()).isNull())
                .satisfies(server -> assertThat(server.security()).isEqualTo(Security.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relay.example", "http://relay.example", "smtp:relay", "smtp://h:port", "smtp://%zz@h"})
    void anything_else_is_refused(String text) {
        assertThat(SmtpServer.parse(text)).isEmpty();
    }
}
