package io.tradesense.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.gateway.http.PublicPath;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final int USERS = 10_000;

    private static Moves moves(String routes, String pilots) {
        return Moves.of(new Settings(Map.of("GATEWAY_ROUTES", routes, "GATEWAY_PILOTS", pilots)));
    }

    private static String service(Moves moves, String path, String who) {
        return moves.serviceOf(new PublicPath(path, ""), who).orElse("none");
    }

    private static long served(int share) {
        var moves = moves("/journal=trading@" + share + "%|legacy", "");
        return IntStream.range(0, USERS)
                .filter(user ->
                        service(moves, "/api/journal/entries", "user-" + user).equals("trading"))
                .count();
    }

    @Test
    void the_longest_address_counts_and_what_is_not_named_is_left_alone() {
        var moves = moves("/trades=legacy,/trades/export=exports,/notes=notes", "");
        assertThat(service(moves, "/api/trades", "x")).isEqualTo("legacy");
        assertThat(service(moves, "/api/trades/export", "x")).isEqualTo("exports");
        assertThat(service(moves, "/api/tradesmen", "x")).isEqualTo("none");
        assertThat(service(moves, "/api/quotes", "x")).isEqualTo("none");
        assertThat(moves.services()).containsExactlyInAnyOrder("legacy", "exports", "notes");
    }

    @Test
    void a_share_of_the_users_is_served_by_the_new_one_and_nobody_goes_back_when_it_grows() {
        assertThat(served(0)).isZero();
        assertThat(served(20)).isBetween(1_800L, 2_200L);
        assertThat(served(100)).isEqualTo(USERS);
        var before = moves("/journal=trading@20%|legacy", "");
        var after = moves("/journal=trading@50%|legacy", "");
        assertThat(IntStream.range(0, USERS)
                        .mapToObj(user -> "user-" + user)
                        .filter(user -> service(before, "/api/journal", user).equals("trading")))
                .allMatch(user -> service(after, "/api/journal", user).equals("trading"));
    }

    @Test
    void a_pilot_is_served_by_the_new_one_whatever_the_share() {
        String pilot = UUID.randomUUID().toString();
        var moves = moves("/journal=trading@0%|legacy", pilot);
        assertThat(service(moves, "/api/journal", pilot)).isEqualTo("trading");
        assertThat(service(moves, "/api/journal", "another")).isEqualTo("legacy");
    }

    @Test
    void what_has_no_form_is_named() {
        for (String wrong : new String[] {"trades=legacy", "/trades", "/trades=legacy@120%|x", "/trades=le gacy"}) {
            var settings = new Settings(Map.of("GATEWAY_ROUTES", wrong));
            assertThat(Moves.of(settings).services()).isEmpty();
            assertThatThrownBy(settings::check)
                    .as(wrong)
                    .isInstanceOf(ConfigurationFault.class)
                    .hasMessageContaining("GATEWAY_ROUTES");
        }
    }
}
