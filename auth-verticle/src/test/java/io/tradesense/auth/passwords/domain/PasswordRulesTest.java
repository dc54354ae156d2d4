package io.tradesense.auth.passwords.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.passwords.zxcvbn.LeakedPasswords;
import io.tradesense.kit.testing.Asvs;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final CommonPasswords COMMON = new CommonPasswords(LeakedPasswords.read());
    private final PasswordRules rules = new PasswordRules(COMMON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password1",
                "P@$$w0rd",
                "P@ssw0rd!",
                "QWERTYUIOP",
                "1qaz2wsx",
                "iloveyou!",
                "Summer2024!",
                "12345678",
                "87654321",
                "aaaaaaaa",
                "letmein123",
                "monkeymonkey",
                "19870412",
                "P@55w0rd123",
                "mypassword",
                "abcdabcd",
                "m0nk3ym0nk3y",
                "hunter2!",
                "dragon_1999",
                "31121999",
                "Bitcoin2021",
                "tradesense1",
                "wallstreet"
            })
    @Asvs("6.2.4")
    void common_passwords_are_refused(String password) {
        assertThat(rules.refusal(new Password(password), List.of()))
                .hasValueSatisfying(why -> assertThat(why).contains("guessed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice1234",
                "Alice!!!!2024",
                "4lice-4lice",
                "liddellalice",
                "Wonderland99",
                "a1ice.l1ddell",
                "xyaliceliddell"
            })
    @Asvs("6.2.11")
    void passwords_built_from_the_users_own_words_are_refused(String password) {
        assertThat(rules.refusal(new Password(password), List.of("alice", "Liddell", "wonderland")))
                .hasValueSatisfying(why -> assertThat(why).contains("your own"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice saw a rabbit",
                "tR8#kq!v",
                "correct horse battery staple",
                "пароль-из-кириллицы",
                "  spaced  out  "
            })
    @Asvs("6.2.5")
    void passwords_that_are_hard_to_guess_are_taken(String password) {
        assertThat(rules.refusal(new Password(password), List.of("alice", "al", "")))
                .isEmpty();
    }

    @Test
    void length_is_counted_in_characters_a_person_sees_as_one_code_point() {
        assertThat(rules.refusal(new Password("🐇🎩🃏🫖🐁🌹🦩"), List.of())).isPresent();
        assertThat(rules.refusal(new Password("🐇🎩🃏🫖🐁🌹🦩🐛"), List.of())).isEmpty();
        assertThat(rules.refusal(new Password("tR8#kq!v".repeat(16)), List.of()))
                .isEmpty();
        assertThat(rules.refusal(new Password("tR8#kq!v".repeat(16) + "x"), List.of()))
                .isPresent();
    }

    @Test
    void half_a_character_is_refused_because_another_half_would_hash_the_same() {
        assertThat(rules.refusal(new Password("tR8#kq!v\uD83D"), List.of())).isPresent();
    }

    @Test
    @Asvs("6.2.12")
    void what_was_found_in_breaches_is_refused_however_it_is_spelt() {
        var leaked = LeakedPasswords.read().stream()
                .filter(password -> password.length() >= PasswordRules.SHORTEST)
                .toList();
        assertThat(leaked).hasSizeGreaterThan(10_000);
        for (String password : leaked) {
            assertThat(COMMON.contains(password)).as(password).isTrue();
            assertThat(COMMON.contains(password.toUpperCase(Locale.ROOT)))
                    .as(password)
                    .isTrue();
            assertThat(COMMON.contains(password.replace('a', '@').replace('o', '0')))
                    .as(password)
                    .isTrue();
        }
    }

    @Test
    void the_list_of_common_forms_is_long() {
        assertThat(COMMON.size()).isGreaterThan(10_000);
    }

    @Test
    void a_common_word_with_something_uncommon_is_taken() {
        for (String password : List.of("password of ours", "monkey-harvester", "drag0nfly-9k", "20241399")) {
            assertThat(COMMON.contains(password)).as(password).isFalse();
        }
    }

    @Test
    void a_password_never_shows_in_text() {
        assertThat(new Password("tR8#kq!v")).hasToString("(secret)");
    }
}
