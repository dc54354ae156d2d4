package io.tradesense.trading.strategies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.executions.domain.OptionSymbol;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legs are written quantity, right, strike, at, price, and where it is not the first expiry, the month. */
class RecognitionTest {
    private static final UUID ACCOUNT = UUID.fromString("6f2c0a52-3d34-4a4e-9a39-0d9e0c7f5a01");
    private static final Instant NOON = Instant.parse("2026-01-05T17:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "LONG_CALL,             '1 C 100 at 2'",
        "SHORT_PUT,             '-1 P 100 at 2'",
        "BULL_CALL_SPREAD,      '1 C 100 at 5, -1 C 110 at 2'",
        "BEAR_CALL_SPREAD,      '-1 C 100 at 5, 1 C 110 at 2'",
        "BULL_PUT_SPREAD,       '1 P 90 at 1, -1 P 100 at 3'",
        "BEAR_PUT_SPREAD,       '-1 P 90 at 1, 1 P 100 at 3'",
        "RATIO_SPREAD,          '1 C 100 at 5, -2 C 110 at 2'",
        "LONG_STRADDLE,         '2 C 100 at 4, 2 P 100 at 3'",
        "SHORT_STRADDLE,        '-1 C 100 at 4, -1 P 100 at 3'",
        "LONG_STRANGLE,         '1 C 110 at 2, 1 P 90 at 1'",
        "SHORT_STRANGLE,        '-1 C 110 at 2, -1 P 90 at 1'",
        "SYNTHETIC_LONG,        '1 C 100 at 4, -1 P 100 at 3'",
        "RISK_REVERSAL,         '1 C 110 at 2, -1 P 90 at 1'",
        "CALENDAR,              '-1 C 100 at 2, 1 C 100 at 4 02'",
        "DIAGONAL,              '-1 C 110 at 2, 1 C 100 at 4 02'",
        "LONG_BUTTERFLY,        '1 C 90 at 12, -2 C 100 at 5, 1 C 110 at 1'",
        "SHORT_BUTTERFLY,       '-1 P 90 at 1, 2 P 100 at 4, -1 P 110 at 11'",
        "BROKEN_WING_BUTTERFLY, '1 C 90 at 12, -2 C 100 at 5, 1 C 115 at 1'",
        "LONG_CONDOR,           '1 C 90 at 12, -1 C 95 at 8, -1 C 105 at 3, 1 C 110 at 1'",
        "IRON_CONDOR,           '1 P 80 at 1, -1 P 90 at 2, -1 C 110 at 2, 1 C 120 at 1'",
        "REVERSE_IRON_CONDOR,   '-1 P 80 at 1, 1 P 90 at 2, 1 C 110 at 2, -1 C 120 at 1'",
        "IRON_BUTTERFLY,        '1 P 90 at 1, -1 P 100 at 3, -1 C 100 at 4, 1 C 110 at 1'",
        "BOX_SPREAD,            '1 C 90 at 12, -1 C 110 at 1, -1 P 90 at 1, 1 P 110 at 11'",
        "COVERED_CALL,          '100 S 0 at 95, -1 C 100 at 2'",
        "PROTECTIVE_PUT,        '100 S 0 at 95, 1 P 90 at 2'",
        "COLLAR,                '100 S 0 at 95, -1 C 100 at 2, 1 P 90 at 2'",
        "CUSTOM,                '50 S 0 at 95, -1 C 100 at 2'",
        "CUSTOM,                '1 C 100 at 2, 1 C 110 at 1'",
    })
    void a_combination_has_its_name_whatever_the_order_of_its_legs(StrategyKind kind, String legs) {
        var written = legs(legs);
        assertThat(Recognition.of(written)).isEqualTo(kind);
        var reversed = new ArrayList<>(written);
        Collections.reverse(reversed);
        assertThat(Recognition.of(reversed)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        // 3 of debit for 10 of width
        "'1 C 100 at 5, -1 C 110 at 2', LIMITED, 700, 300",
        // 2 of credit for 10 of width
        "'1 P 80 at 1, -1 P 90 at 2, -1 C 110 at 2, 1 C 120 at 1', LIMITED, 200, 800",
        "'1 C 90 at 12, -2 C 100 at 5, 1 C 110 at 1', LIMITED, 700, 300",
        "'2 C 100 at 4, 2 P 100 at 3', UNLIMITED_PROFIT, , 1400",
        "'-1 C 110 at 2', UNLIMITED_LOSS, 200, ",
        "'-1 P 100 at 3', LIMITED, 300, 9700",
        "'100 S 0 at 95, -1 C 100 at 2', LIMITED, 700, 9300",
        "'-1 C 100 at 2, 1 C 100 at 4 02', UNDEFINED, , ",
    })
    void most_and_least_are_what_can_be_had_at_expiry(
            String legs, Payoff.Bounds bounds, BigDecimal most, BigDecimal loss) {
        var payoff = Payoff.of(legs(legs));
        assertThat(payoff.bounds()).isEqualTo(bounds);
        assertThat(plain(payoff.maxProfit())).isEqualTo(plain(most));
        assertThat(plain(payoff.maxLoss())).isEqualTo(plain(loss));
    }

    private static Optional<BigDecimal> plain(@Nullable BigDecimal number) {
        return Optional.ofNullable(number).map(BigDecimal::stripTrailingZeros);
    }

    @Test
    void what_was_opened_within_seconds_is_one_and_adds_up() {
        var spread = legs("1 C 100 at 5, -1 C 110 at 2");
        var later = later(legs("1 P 90 at 1"), 120);
        var gathered = Gathering.of(List.of(later.get(0), spread.get(1), spread.get(0)), Map.of());
        assertThat(gathered)
                .extracting(Strategy::kind)
                .containsExactly(StrategyKind.LONG_PUT, StrategyKind.BULL_CALL_SPREAD);
        assertThat(gathered.get(1).netDebit()).isEqualByComparingTo("300");
        assertThat(gathered.get(1).netPnl()).isEqualByComparingTo("20");
    }

    @Test
    void shares_cover_one_call_only() {
        var shares = legs("100 S 0 at 95").get(0);
        var first = legs("-1 C 100 at 2").get(0);
        var second = later(legs("-1 C 105 at 2"), 300).get(0);
        var held = Map.of(first.tradeId(), List.of(shares), second.tradeId(), List.of(shares));
        assertThat(Gathering.of(List.of(first, second), held))
                .extracting(Strategy::kind)
                .containsExactly(StrategyKind.SHORT_CALL, StrategyKind.COVERED_CALL);
    }

    private static List<StrategyLeg> later(List<StrategyLeg> legs, int seconds) {
        return legs.stream()
                .map(leg -> new StrategyLeg(
                        leg.tradeId(),
                        leg.accountId(),
                        leg.symbol(),
                        leg.underlying(),
                        leg.contract(),
                        leg.quantity(),
                        leg.multiplier(),
                        leg.price(),
                        leg.currency(),
                        leg.openedAt().plusSeconds(seconds),
                        leg.isOpen(),
                        leg.netPnl()))
                .toList();
    }

    private static List<StrategyLeg> legs(String text) {
        return Arrays.stream(text.split(", ")).map(RecognitionTest::leg).toList();
    }

    private static StrategyLeg leg(String text) {
        var words = text.split(" ");
        boolean isShares = words[1].equals("S");
        String month = words.length > 5 ? words[5] : "01";
        String symbol = isShares
                ? "ACME"
                : "ACME  26" + month + "16" + words[1] + "%08d".formatted(Integer.parseInt(words[2]) * 1000);
        return new StrategyLeg(
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)),
                ACCOUNT,
                symbol,
                "ACME",
                OptionSymbol.parse(symbol),
                new BigDecimal(words[0]),
                new BigDecimal(isShares ? "1" : "100"),
                new BigDecimal(words[4]),
                "USD",
                NOON,
                false,
                BigDecimal.TEN);
    }
}
