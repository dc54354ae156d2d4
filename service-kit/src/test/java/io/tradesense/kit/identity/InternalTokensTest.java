package io.tradesense.kit.identity;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.testing.TestClock;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InternalTokensTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<String, String> KEYS =
            InternalKeys.derive(new byte[] {7}, List.of("gateway", "alpha", "beta"));
    private static final Caller CALLER = new Caller(
            "gateway", UUID.fromString("7d1f9a52-6a3c-4f0e-9a59-0f4b1a3f1c11"), Set.of("user", "admin"), "s1");

    private final TestClock clock = new TestClock(Instant.parse("2031-05-05T12:00:00Z"));
    private final InternalTokens tokens = tokens(KEYS);

    @AfterAll
    static void close() {
        await(VERTX.close());
    }

    private InternalTokens tokens(Map<String, String> keys) {
        return new InternalTokens(VERTX, InternalKeys.from(new Settings(keys)), clock);
    }

    private static void assertRefused(InternalTokens tokens, @Nullable String token, String audience) {
        assertThat(failureOf(tokens.verify(token, audience)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.UNAUTHENTICATED));
    }

    @Test
    void a_caller_is_named_whole_at_the_other_side() {
        assertThat(await(tokens.verify(tokens.token(CALLER, "alpha"), "alpha"))).isEqualTo(CALLER);
        var service = Caller.service("beta");
        assertThat(await(tokens.verify(tokens.token(service, "alpha"), "alpha")))
                .isEqualTo(service);
    }

    @Test
    void a_token_for_one_audience_is_refused_at_another_also_once_it_is_remembered() {
        String token = tokens.token(CALLER, "alpha");
        assertRefused(tokens, token, "beta");
        assertThat(await(tokens.verify(token, "alpha"))).isEqualTo(CALLER);
        assertRefused(tokens, token, "beta");
    }

    @Test
    void a_remembered_token_ends_with_its_minute() {
        String token = tokens.token(CALLER, "alpha");
        assertThat(await(tokens.verify(token, "alpha"))).isEqualTo(CALLER);
        clock.advance(Duration.ofSeconds(60));
        assertRefused(tokens, token, "alpha");
        assertRefused(tokens(KEYS), token, "alpha");
    }

    @Test
    void a_token_of_a_peer_whose_clock_differs_by_less_than_half_a_minute_is_good_all_the_time_it_is_used() {
        var peers = new TestClock(clock.instant().plusSeconds(29));
        var peer = new InternalTokens(VERTX, InternalKeys.from(new Settings(KEYS)), peers);
        assertThat(await(tokens.verify(peer.token(CALLER, "alpha"), "alpha"))).isEqualTo(CALLER);
        assertThat(await(peer.verify(tokens.token(CALLER, "alpha"), "alpha"))).isEqualTo(CALLER);
        peers.advance(Duration.ofSeconds(29));
        clock.advance(Duration.ofSeconds(29));
        assertThat(await(tokens(KEYS).verify(peer.token(CALLER, "alpha"), "alpha")))
                .isEqualTo(CALLER);
        assertThat(await(peer.verify(tokens.token(CALLER, "alpha"), "alpha"))).isEqualTo(CALLER);
    }

    @Test
    void a_token_is_used_for_half_its_life() {
        String token = tokens.token(CALLER, "alpha");
        clock.advance(Duration.ofSeconds(29));
        assertThat(tokens.token(CALLER, "alpha")).isEqualTo(token);
        assertThat(tokens.token(CALLER, "beta")).isNotEqualTo(token);
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.token(CALLER, "alpha")).isNotEqualTo(token);
    }

    @Test
    void the_key_of_another_pair_speaks_for_nobody_else() {
        var stolen = new HashMap<>(KEYS);
        stolen.put("INTERNAL_KEY_GATEWAY_ALPHA", KEYS.getOrDefault("INTERNAL_KEY_BETA_ALPHA", ""));
        assertRefused(tokens, tokens(stolen).token(CALLER, "alpha"), "alpha");
    }

    @Test
    void what_is_missing_or_garbage_is_refused() {
        for (String token : new String[] {null, "", "a.b.c", "x".repeat(10_000)}) {
            assertRefused(tokens, token, "alpha");
        }
    }

    @Test
    void a_process_without_the_key_cannot_call() {
        assertThatThrownBy(() -> tokens(Map.of()).token(CALLER, "alpha"))
                .hasMessage("INTERNAL_KEY_GATEWAY_ALPHA is not set");
    }

    @Test
    void every_key_is_checked_at_launch() {
        var settings = new Settings(Map.of("INTERNAL_KEY_A_B", "c2hvcnQ=", "INTERNAL_KEY_ODD", "c2hvcnQ="));
        assertThat(InternalKeys.from(settings)).isNotNull();
        assertThatThrownBy(settings::check)
                .isInstanceOfSatisfying(
                        ConfigurationFault.class,
                        fault -> assertThat(fault.faults()).hasSize(3).noneMatch(text -> text.contains("c2hvcnQ")));
    }
}
