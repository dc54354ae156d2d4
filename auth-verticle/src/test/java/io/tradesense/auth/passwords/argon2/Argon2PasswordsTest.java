package io.tradesense.auth.passwords.argon2;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.passwords.domain.Password;
import io.tradesense.auth.passwords.domain.PasswordHashes.Match;
import io.tradesense.auth.secrets.MasterKey;
import io.tradesense.auth.workers.BoundedWorkers;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class Argon2PasswordsTest {
    private static final String OWNER = "ada@mail.example";
    private static Vertx vertx;
    private static Argon2Passwords passwords;
    private static Argon2Passwords stronger;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        passwords = passwords(2);
        stronger = passwords(3);
    }

    @AfterAll
    static void stop() {
        await(vertx.close());
    }

    @Test
    void one_computation_answers_for_no_account_for_one_and_for_many() {
        List<String> many = Stream.of("one", "two", "three", "four")
                .map(text -> hash(passwords, text, OWNER))
                .toList();
        assertThat(passwords.ways(List.of(), OWNER)).hasSize(1);
        assertThat(passwords.ways(parsed(many.subList(0, 1)), OWNER)).hasSize(1);
        assertThat(passwords.ways(parsed(many), OWNER)).hasSize(1);
        assertThat(find(passwords, "three", many)).isEqualTo(new Match(2, false));
        assertThat(find(passwords, "five", many)).isEqualTo(new Match(Match.NONE, false));
        assertThat(find(passwords, "five", List.of())).isEqualTo(new Match(Match.NONE, false));
    }

    @Test
    void hashes_of_different_parameters_are_found_and_the_weak_one_is_known_as_such() {
        List<String> mixed = List.of(hash(passwords, "one", OWNER), hash(stronger, "two", OWNER));
        assertThat(find(stronger, "one", mixed)).isEqualTo(new Match(0, true));
        assertThat(find(stronger, "two", mixed)).isEqualTo(new Match(1, false));
    }

    @Test
    void two_addresses_never_share_a_salt() {
        String mine = hash(passwords, "one", OWNER);
        String other = hash(passwords, "one", "eve@mail.example");
        assertThat(PhcString.parse(mine).way())
                .isNotEqualTo(PhcString.parse(other).way());
    }

    private static Argon2Passwords passwords(int passes) {
        return new Argon2Passwords(
                new BoundedWorkers("hashing-test", 1, 10).open(vertx),
                new Argon2Parameters(Argon2Parameters.LEAST_MEMORY, passes, 1),
                new AddressSalts(new MasterKey(new byte[MasterKey.BYTES])));
    }

    private static String hash(Argon2Passwords with, String text, String owner) {
        return await(with.hash(new Password(text), owner));
    }

    private static Match find(Argon2Passwords with, String text, List<String> stored) {
        return await(with.find(new Password(text), OWNER, stored));
    }

    private static List<PhcString> parsed(List<String> stored) {
        return stored.stream().map(PhcString::parse).toList();
    }
}
