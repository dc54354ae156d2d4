package io.tradesense.analytics.readmodel.domain;

import static io.tradesense.analytics.readmodel.domain.TestTrades.ACCOUNT;
import static io.tradesense.analytics.readmodel.domain.TestTrades.all;
import static io.tradesense.analytics.readmodel.domain.TestTrades.columns;
import static io.tradesense.analytics.readmodel.domain.TestTrades.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TradeFilterTest {

    private static final UUID OTHER = new UUID(0, 2);
    private static final TradeColumns TRADES = columns(List.of(
            trade(1, "2026-03-02T15:00:00Z", "1").symbol("MSFT").tags("tired", "late"),
            trade(2, "2026-03-03T15:00:00Z", "2").side(Side.SHORT).tags("late"),
            trade(3, "2026-03-04T15:00:00Z", "3").account(OTHER),
            trade(4, "2026-03-05T15:00:00Z", "4").setup("gap"),
            trade(5, "2026-03-06T15:00:00Z", "5").currency("EUR")));

    @Test
    void each_restriction_keeps_its_trades() {
        assertThat(net(new TradeFilter(Set.of(), "MSFT", null, null, null, null, null, null)))
                .isEqualTo("1");
        assertThat(net(new TradeFilter(Set.of(), null, "late", null, null, null, null, null)))
                .isEqualTo("3");
        assertThat(net(new TradeFilter(Set.of(), null, null, "gap", null, null, null, null)))
                .isEqualTo("4");
        assertThat(net(new TradeFilter(Set.of(), null, null, null, Side.SHORT, null, null, null)))
                .isEqualTo("2");
        assertThat(net(new TradeFilter(Set.of(OTHER), null, null, null, null, null, null, null)))
                .isEqualTo("3");
        assertThat(net(new TradeFilter(Set.of(ACCOUNT, OTHER), null, null, null, null, null, null, null)))
                .isEqualTo("10");
    }

    @Test
    void restrictions_add_up() {
        assertThat(net(new TradeFilter(Set.of(ACCOUNT), "AAPL", "late", null, null, null, null, null)))
                .isEqualTo("2");
    }

    @Test
    void a_word_no_trade_holds_finds_nothing() {
        assertThat(net(new TradeFilter(Set.of(), "TSLA", null, null, null, null, null, null)))
                .isEqualTo("0");
        assertThat(net(new TradeFilter(Set.of(), null, null, "zzz", null, null, null, null)))
                .isEqualTo("0");
    }

    @Test
    void from_is_inclusive_and_to_is_exclusive() {
        assertThat(net(between("2026-03-03T15:00:00Z", "2026-03-05T15:00:00Z"))).isEqualTo("5");
        assertThat(net(between("2026-03-03T15:00:00.000001Z", null))).isEqualTo("7");
    }

    @Test
    void the_currency_with_the_most_trades_is_chosen_and_the_others_are_named() {
        Selection selection = TradeFilter.EVERYTHING.select(TRADES);
        assertThat(selection.currency()).isEqualTo("USD");
        assertThat(selection.trades()).isEqualTo(4);
        assertThat(selection.otherCurrencies()).containsExactly(new CurrencyCount("EUR", 1));
    }

    @Test
    void a_currency_asked_for_is_answered_even_without_trades() {
        Selection euros = in("EUR");
        assertThat(euros.trades()).isEqualTo(1);
        assertThat(euros.otherCurrencies()).containsExactly(new CurrencyCount("USD", 4));
        Selection yen = in("JPY");
        assertThat(yen.currency()).isEqualTo("JPY");
        assertThat(yen.trades()).isZero();
        assertThat(yen.otherCurrencies()).containsExactly(new CurrencyCount("USD", 4), new CurrencyCount("EUR", 1));
    }

    @Test
    void without_trades_there_is_no_currency() {
        assertThat(all().currency()).isNull();
    }

    @Test
    void trades_that_cannot_be_are_refused() {
        TestTrades trade = trade(1, "2026-03-02T15:00:00Z", "1");
        assertThatThrownBy(() -> trade.hold(Duration.ofSeconds(-1)).closed()).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> trade.risk("0").closed()).isInstanceOf(Fault.class);
        ClosedTrade right = trade.closed();
        assertThatThrownBy(() -> new ClosedTrade(
                        right.tradeId(),
                        right.accountId(),
                        right.symbol(),
                        right.assetClass(),
                        right.side(),
                        right.currency(),
                        right.quantity(),
                        right.openedAt(),
                        right.closedAt(),
                        right.grossPnl(),
                        right.fees(),
                        right.netPnl().add(new BigDecimal("0.01")),
                        null,
                        Set.of(),
                        null,
                        TradeDetails.NONE))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("netPnl");
    }

    private static TradeFilter between(String from, @Nullable String to) {
        return new TradeFilter(
                Set.of(), null, null, null, null, Instant.parse(from), to == null ? null : Instant.parse(to), null);
    }

    private static Selection in(String currency) {
        return new TradeFilter(Set.of(), null, null, null, null, null, null, currency).select(TRADES);
    }

    private static BigDecimal net(TradeFilter filter) {
        return filter.select(TRADES).net().sum();
    }
}
