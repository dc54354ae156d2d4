package io.tradesense.ai.privacy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction =
            new Redaction(List.of("Ada Lovelace", "ada@example.com", "Main account U1234567"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to ada.l+x@mail.example.co.uk today|Write to [mail] today",
                "IBAN DE89 3704 0044 0532 0130 00 please|IBAN [account] please",
                "Call +44 20 7946 0958 now|Call [number] now",
                "My account is U1234567|My account is [account]",
                "Konto Nr. 4711-0815|[account]",
                "I live at 12 Baker Street|I live at [address]",
                "Hauptstraße 5 in Bonn|[address] in Bonn",
                "Ada said so, Lovelace too|Ada said so, [name] too",
                "ada lovelace traded|[name] traded"
            })
    void who_somebody_is_is_taken_out(String text, String clean) {
        assertThat(redaction.clean(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bought 100 AAPL at 190.25 on 2026-01-05, sold at 191.46.",
                "Made $1,234,567.89 in the main session.",
                "ESZ5 at 4,532.25; 12 trades; 57.1 %."
            })
    void what_was_traded_stays(String text) {
        assertThat(redaction.clean(text)).isEqualTo(text);
    }
}
